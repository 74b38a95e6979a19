import Glibc

/// A colour in Oklab, where distances are about as large as the eye finds them (Ottosson 2020).
struct PerceivedColor: Sendable {
  private let lightness: Double
  private let greenRed: Double
  private let blueYellow: Double

  /// - Parameter rgb: sRGB, 0xRRGGBB.
  init(_ rgb: UInt32) {
    let red = Self.linear(rgb >> 16)
    let green = Self.linear(rgb >> 8)
    let blue = Self.linear(rgb)
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    greenRed = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    blueYellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  /// The square of the distance.
  func distance(to other: PerceivedColor) -> Double {
    let light = lightness - other.lightness
    let red = greenRed - other.greenRed
    let yellow = blueYellow - other.blueYellow
    return light * light + red * red + yellow * yellow
  }

  /// A channel of sRGB as linear light, 0 to 1.
  private static func linear(_ bits: UInt32) -> Double {
    let value = Double(bits & 0xFF) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
