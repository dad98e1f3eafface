import Foundation
import TestSupport

/// What one run of the program said, and how it ended.
struct ProgramRun {
  let output: String
  let complaints: String
  /// The exit code, or 128 and the number of the signal that ended it.
  let code: Int32

  var lines: [Substring] { output.split(separator: "\n") }

  /// The output's lines, each a JSON object.
  func objects() throws -> [[String: JSONValue]] {
    try lines.map { try JSONDecoder().decode([String: JSONValue].self, from: Data($0.utf8)) }
  }
}

extension ProgramRun {
  /// Runs the program with just these arguments in a home of its own.
  init(_ arguments: String...) throws {
    self = try ProgramHome().runPlainly(arguments)
  }
}

/// A home of its own for the program, made for one test and gone with it.
final class ProgramHome {
  // A class because the folder goes with the last reference.
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("cnn-tutor-home-\(UUID().uuidString)")

  /// The folder that holds this checkout's Exercises and Assets.
  static let repository = fixtureCourse

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file, with the folders around it.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// The program, not yet started, with this folder as its home and working folder.
  func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = builtProgram("cnn-tutor")
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = [
      "HOME": url.path, "XDG_STATE_HOME": path("state"), "XDG_DATA_HOME": path("data"),
      "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    return process
  }

  /// Runs a command that reads this checkout's course.
  func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try runPlainly(arguments + ["--content", Self.repository.path], input: input)
  }

  /// Runs the program with just these arguments.
  ///
  /// Output goes to files, so that no pipe can fill up while another is read.
  func runPlainly(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let process = process(arguments, environment: environment)
    try write("stdin", input.utf8)
    try write("stdout", [])
    try write("stderr", [])
    process.standardInput = FileHandle(forReadingAtPath: path("stdin"))
    process.standardOutput = FileHandle(forWritingAtPath: path("stdout"))
    process.standardError = FileHandle(forWritingAtPath: path("stderr"))
    try process.run()
    process.waitUntilExit()
    return ProgramRun(
      output: try String(contentsOfFile: path("stdout"), encoding: .utf8),
      complaints: try String(contentsOfFile: path("stderr"), encoding: .utf8),
      code: process.code)
  }
}

extension Process {
  /// As a shell tells it.
  var code: Int32 {
    terminationReason == .uncaughtSignal ? 128 + terminationStatus : terminationStatus
  }
}

/// Any value of JSON.
enum JSONValue: Hashable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// A field of an object.
  subscript(_ name: String) -> JSONValue? {
    if case .object(let fields) = self { fields[name] } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
