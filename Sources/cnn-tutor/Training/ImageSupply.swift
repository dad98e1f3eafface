internal import CNNEngine
internal import Course
internal import DataSets
internal import Foundation

/// Images that are known to be there, not yet read.
enum ImageSupply: Sendable {
  case files(MNISTFolder)
  /// Digits drawn from the course's strokes.
  case generated(strokePath: String)

  /// Finds what is meant, and makes sure that it is there; `content` is called when the course is needed.
  init(_ choice: DataChoice, content: () throws -> ContentFolder) throws {
    switch DataFolder(environment: ProcessInfo.processInfo.environment).resolve(choice) {
    case .files(let folder):
      try folder.check()
      self = .files(folder)
    case .generated:
      self = .generated(strokePath: try content().assets + "/digits/strokes.txt")
    }
  }

  /// What the screen calls the data.
  var name: String {
    switch self {
    case .files(let folder): ResolvedData.files(folder).name
    case .generated: ResolvedData.generated.name
    }
  }

  /// Whether the images were written by people, and are read from files.
  var isRead: Bool {
    switch self {
    case .files: true
    case .generated: false
    }
  }

  /// Reads the files, or the strokes from which digits are drawn as they are needed.
  func load() throws -> TrainingData {
    switch self {
    case .files(let folder): try .reading(folder)
    case .generated(let path): .generated(try DigitStyles(contentsOf: path))
    }
  }
}

extension DigitStyles {
  /// Reads the stroke file of the course.
  fileprivate init(contentsOf path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw MissingStrokes(path: path)
    }
    try self.init(text: text, file: path)
  }
}

/// The stroke file of the course is not there.
private struct MissingStrokes: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path): cannot be read, so no digit can be drawn. Install Assets beside Exercises, "
      + "or use --data DIR with MNIST's files."
  }
}
