import Testing

@testable import QukaTUI
@testable import QukaText

@Suite("Colour depth")
struct ColorDepthTests {
  @Test(
    "24-bit colours go to the nearest that there is",
    arguments: [
      (0x000000, 16, 0), (0xFFFFFF, 231, 15), (0xFF0000, 196, 9), (0x00FF00, 46, 10),
      (0x808080, 244, 8), (0x5F87AF, 67, 8), (0xC0C0C0, 250, 7), (0x121212, 233, 0),
      (0xFF8040, 209, 3),
    ] as [(UInt32, Int32, Int32)])
  func nearest(_ rgb: UInt32, _ palette: Int32, _ ansi: Int32) {
    #expect(ColorDepth.palette256.index(of: .rgb(rgb)) == palette)
    #expect(ColorDepth.ansi16.index(of: .rgb(rgb)) == ansi)
  }

  @Test(
    "of eight colours, one that can be read is taken: never black for grey",
    arguments: [
      (0x000000, 0), (0xFFFFFF, 7), (0xFF0000, 1), (0x00FF00, 2), (0x7A7F87, -1), (0x6E78D6, 6),
      (0x2A8F86, 6), (0xD9524F, 1), (0xB07A1E, 3), (0x3D8F4F, 2), (0xFF8040, 1),
    ] as [(UInt32, Int32)])
  func eight(_ rgb: UInt32, _ ansi: Int32) {
    #expect(ColorDepth.ansi8.index(of: .rgb(rgb)) == ansi)
  }

  @Test("every colour has a number that the terminal has")
  func total() {
    let limits: [(ColorDepth, Int32)] = [
      (.monochrome, 0), (.ansi8, 8), (.ansi16, 16), (.palette256, 256), (.direct, 0x100_0000),
    ]
    for (depth, limit) in limits {
      for value in stride(from: UInt32(0), through: 0xFFFF_FFFF, by: 6_700_417) {
        let index = depth.index(of: .rgb(value))
        #expect(index >= -1 && index < limit)
      }
      for value in UInt8.min...UInt8.max {
        let index = depth.index(of: .ansi(value))
        #expect(index >= -1 && index < limit)
      }
      #expect(depth.index(of: .terminal) == -1)
    }
  }

  @Test("direct colours keep away from the numbers of the ANSI colours")
  func nudged() {
    #expect(ColorDepth.direct.index(of: .rgb(0x00000F)) == 0x010101)
    #expect(ColorDepth.direct.index(of: .rgb(0x000010)) == 0x000010)
    #expect(ColorDepth.direct.index(of: .ansi(15)) == 15)
  }

  @Test("bright foregrounds are bold where there are eight colours only")
  func bright() {
    #expect(ColorDepth.ansi8.isBrightAsBold(.ansi(9)))
    #expect(!ColorDepth.ansi8.isBrightAsBold(.ansi(1)))
    #expect(!ColorDepth.ansi16.isBrightAsBold(.ansi(9)))
  }

  @Test(
    "terminfo's number of colours",
    arguments: [
      (-1, .monochrome), (8, .ansi8), (16, .ansi16),
      (88, .ansi16), (256, .palette256), (16_777_216, .palette256),
    ] as [(Int, ColorDepth)])
  func depths(_ colors: Int, _ depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }
}
