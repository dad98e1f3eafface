import Foundation

/// One run of the program without a terminal: what it says, and how it ends.
struct ProgramRun {
  let output: String
  let complaints: String
  let code: Int32

  /// Runs `cnn-tutor` of the build folder with a home of its own.
  init(_ arguments: String...) throws {
    let home = try TemporaryHome()
    let process = Process()
    process.executableURL = Self.buildFolder.appendingPathComponent("cnn-tutor")
    process.arguments = arguments
    process.environment = [
      "HOME": home.url.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    process.standardInput = FileHandle.nullDevice
    // Files, because two pipes read one after the other can wait for each other.
    let (out, err) = (
      home.url.appendingPathComponent("out"), home.url.appendingPathComponent("err")
    )
    for file in [out, err] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    output = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    complaints = String(decoding: try Data(contentsOf: err), as: UTF8.self)
    code = process.terminationStatus
  }

  var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Where the program lies: beside the bundle of the tests.
  private static var buildFolder: URL {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    return URL(fileURLWithPath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
  }
}

/// A folder made for one run and gone with it.
final class TemporaryHome {
  // A class because the folder goes with the last reference.
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("command-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
