// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "quka-tui",
  products: [
    .executable(name: "quka-tui", targets: ["QukaTUI"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CNCurses"),
    .systemLibrary(name: "CMarkGFM"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CICU"),
    .systemLibrary(name: "CSQLite"),
    .target(name: "QukaWire", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "QukaFold", swiftSettings: strict),
    .target(name: "QukaText", dependencies: ["CMarkGFM"], swiftSettings: strict),
    .target(name: "QukaChat", dependencies: ["QukaWire", "CICU"], swiftSettings: strict),
    .target(
      name: "QukaScreen",
      dependencies: ["QukaChat", "QukaFold", "QukaText", "QukaWire"],
      swiftSettings: strict
    ),
    .target(
      name: "QukaClient",
      dependencies: [
        "QukaChat", "QukaWire",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSOCKS", package: "swift-nio-extras"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "QukaStore",
      dependencies: ["QukaFold", "QukaWire", "CSQLite"],
      swiftSettings: strict
    ),
    .target(
      name: "QukaMock",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      swiftSettings: strict
    ),
    .target(name: "QukaFaults", dependencies: ["QukaMock"], swiftSettings: strict),
    .target(name: "QukaScenes", dependencies: ["QukaMock"], swiftSettings: strict),
    .executableTarget(
      name: "QukaTUI",
      dependencies: [
        "QukaWire", "QukaText", "QukaChat", "QukaScreen", "QukaClient", "QukaMock", "QukaStore",
        "CNCurses",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "QukaTestSupport",
      path: "Tests/Support",
      swiftSettings: strict
    ),
    .target(
      name: "QukaChatTestSupport",
      dependencies: ["QukaChat", "QukaWire"],
      path: "Tests/ChatSupport",
      swiftSettings: strict
    ),
    .target(
      name: "QukaScreenTestSupport",
      dependencies: ["QukaChat", "QukaScreen", "QukaText", "QukaWire", "QukaChatTestSupport"],
      path: "Tests/ScreenSupport",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "AskAndStop",
      dependencies: [
        "QukaChat", "QukaClient", "QukaWire",
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/Programs/AskAndStop",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "StoreFiller",
      dependencies: ["QukaStore", "QukaWire"],
      path: "Tests/Programs/StoreFiller",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "AutobahnDriver",
      dependencies: [
        "QukaClient", "QukaWire",
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Benchmarks/AutobahnDriver",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "CodecBenchmark",
      dependencies: [
        "QukaWire",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      path: "Benchmarks/Codec",
      exclude: ["count-allocations.c"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaWireTests",
      dependencies: ["QukaWire", "CZlib", "QukaTestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaClientTests",
      dependencies: [
        "QukaChat", "QukaClient", "QukaMock", "QukaScreen", "QukaWire",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaStoreTests",
      dependencies: ["QukaStore", "QukaWire", "CSQLite", "QukaTestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaMockTests",
      dependencies: [
        "QukaFaults", "QukaMock", "QukaScenes",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaFoldTests",
      dependencies: ["QukaFold", "QukaTestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaTextTests",
      dependencies: ["QukaText", "CMarkGFM", "QukaTestSupport"],
      exclude: ["Markdown/Corpus", "Markdown/Specification"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaChatTests",
      dependencies: ["QukaChat", "QukaWire", "QukaChatTestSupport", "QukaTestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaScreenTests",
      dependencies: [
        "QukaChat", "QukaMock", "QukaScreen", "QukaText", "QukaWire", "QukaChatTestSupport",
        "QukaScreenTestSupport", "QukaTestSupport",
      ],
      exclude: ["Gallery/Snapshots"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QukaTUITests",
      dependencies: [
        "QukaTUI", "QukaScreen", "QukaChat", "QukaText", "QukaWire", "QukaClient", "QukaMock",
        "QukaFaults", "QukaScenes", "QukaChatTestSupport", "QukaScreenTestSupport",
        "QukaTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      exclude: [
        "Conformance/Snapshots", "Terminal/difficult-strings.tsv",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["QukaTUI", "QukaScreen", "QukaChat", "QukaText", "QukaWire", "CZlib"],
      exclude: ["Fuzzer", "README.md", "Seeds"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["QukaTestSupport"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
