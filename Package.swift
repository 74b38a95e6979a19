// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "quka-tui",
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .target(name: "QukaWire", swiftSettings: strict),
    .target(
      name: "QukaMock",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
    .testTarget(
      name: "QukaWireTests",
      dependencies: ["QukaWire"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaMockTests",
      dependencies: [
        "QukaMock",
        .product(name: "NIOCore", package: "swift-nio"),
  ],
  swiftLanguageModes: [.v6]
)
