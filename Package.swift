// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "quka-tui",
  targets: [
    .target(name: "QukaWire", swiftSettings: strict),
    .testTarget(
      name: "QukaWireTests",
      dependencies: ["QukaWire"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
