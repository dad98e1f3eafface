// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of ours is compiled with: the strict form of the language, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let real = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A Swift target; its folder is `Sources/NAME`.
func library(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The tests of one target; their folder is `Tests/NAMETests`.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: exclude,
    resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "cnn-tutor",
  products: [
    .executable(name: "cnn-tutor", targets: ["cnn-tutor"]),
    .library(name: "CNNEngine", targets: ["CNNEngine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C and system libraries.
    .target(
      name: "CNcurses",
      cSettings: [.define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CNNKernels"),
    .systemLibrary(name: "CMarkGFM", providers: [.apt(["libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    // Numbers and sizes that come from outside.
    library("Checked", []),

    // The engine.
    library("Workers", ["CNNKernels"]),
    library(
      "CNNEngine", ["CNNKernels", "Checked", "Workers", real], exclude: ["README.md"]),
    library("Verification", ["CNNEngine", real]),
    library("DataSets", ["Checked", "CNNEngine", "CZlib"]),

    // Mathematics and grading.
    library("MathNotation", ["Checked"]),
    library("Grading", ["Checked", "MathNotation", real]),

    // The course.
    library("ContentFormat", ["Checked", yams]),
    library(
      "Course",
      ["Checked", "ContentFormat", "Grading", "MathNotation", "CNNEngine", "CMarkGFM"],
      exclude: ["README.md"]),
    library(
      "CourseCheck",
      ["Checked", "ContentFormat", "Course", "Figures", "Tutor", "TerminalUI", "Canvas"]),

    // The tutor and its screens.
    library("Canvas", ["Checked", "MathNotation"]),
    library(
      "Figures",
      ["Checked", "CNNEngine", "Canvas", "ContentFormat", "Grading", "MathNotation", real]),
    library(
      "Tutor",
      ["Checked", "CNNEngine", "Canvas", "ContentFormat", "Course", "Figures", "Grading", real]),
    library(
      "TerminalUI",
      [
        "Checked", "Tutor", "Canvas", "ContentFormat", "Course", "Figures", "Grading", "CNNEngine",
        "MathNotation",
      ]),
    library("NcursesTerminal", ["CNcurses", "Canvas", "TerminalUI"]),
    library("ProgressStorage", ["Tutor", grdb]),

    .target(
      name: "TutorProgram",
      dependencies: [
        "CNNEngine", "Canvas", "Checked", "ContentFormat", "Course", "CourseCheck", "DataSets",
        "Figures", "Grading", "MathNotation", "NcursesTerminal", "ProgressStorage", "TerminalUI",
        "Tutor",
        "Verification", argumentParser,
      ],
      path: "Sources/cnn-tutor", exclude: ["main.swift"], swiftSettings: strict),
    .executableTarget(
      name: "cnn-tutor", dependencies: ["TutorProgram"], path: "Sources/cnn-tutor",
      sources: ["main.swift"], swiftSettings: strict),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["CNNEngine", "Grading"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Canvas", "NcursesTerminal", "TerminalUI"],
      path: "Tests/TerminalProbe", swiftSettings: strict),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CNNEngine", "Canvas", "Course", "CZlib", "DataSets", "Figures", "Grading",
        "MathNotation", "ProgressStorage", "TerminalUI", "Tutor", "TutorProgram",
      ],
      path: "Tests/Fuzz", exclude: ["kill.py"], swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["Fuzz", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TerminalExitTests", dependencies: ["cnn-tutor", "TerminalProbe", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["cnn-tutor", "CNNEngine", "DataSets", "Figures", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "CheckedTests", dependencies: ["Checked"], swiftSettings: strict),
    tests("MathNotation"),
    tests("Grading", ["MathNotation"]),
    tests("CNNEngine", [real], exclude: ["Fixtures"]),
    tests("Verification", exclude: ["Fixtures"]),
    .testTarget(
      name: "CanvasFormulaTests", dependencies: ["Canvas", "MathNotation", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    tests("Canvas", exclude: ["Golden"]),
    tests("Course", ["CNNEngine", "ContentFormat", "Grading", "MathNotation"]),
    tests(
      "CourseCheck", ["Canvas", "ContentFormat", "Course", "Figures", "TerminalUI", "Tutor"]),
    tests("NcursesTerminal", ["CNcurses", "Canvas", "TerminalUI"]),
    tests("Workers"),
    .testTarget(
      name: "FastExecutorTests", dependencies: ["CNNEngine", "TestSupport", real],
      swiftSettings: strict),
    tests("DataSets", ["CNNEngine", "CZlib"], exclude: ["Golden"]),
    tests("ProgressStorage", [.target(name: "Tutor"), .target(name: "Grading"), grdb]),
    tests(
      "Tutor", ["CNNEngine", "Canvas", "ContentFormat", "Course", "Figures", "Grading"],
      exclude: ["Fixtures"]),
    tests("Figures", ["CNNEngine", "Canvas", "ContentFormat"]),
    tests(
      "TerminalUI",
      [
        "CNNEngine", "Canvas", "ContentFormat", "Course", "Figures", "Grading", "MathNotation",
        "Tutor",
      ],
      exclude: ["Golden"]),
  ]
)
