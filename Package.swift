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
      name: "QukaClient",
      dependencies: [
        "QukaWire",
        .product(name: "NIOCore", package: "swift-nio"),
    .target(
      name: "QukaMock",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
    .executableTarget(
      name: "AutobahnDriver",
      dependencies: [
        "QukaClient", "QukaWire",
        .product(name: "NIOPosix", package: "swift-nio"),
    .testTarget(
      name: "QukaWireTests",
      dependencies: ["QukaWire"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaClientTests",
      dependencies: [
        "QukaClient", "QukaMock", "QukaWire",
        .product(name: "NIOCore", package: "swift-nio"),
    .testTarget(
      name: "QukaMockTests",
      dependencies: [
        "QukaMock",
        .product(name: "NIOCore", package: "swift-nio"),
  ],
  swiftLanguageModes: [.v6]
)
