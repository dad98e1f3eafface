import Foundation

/// A folder of one test's own, gone when the test ends.
final class TemporaryFolder {
  // A class because the folder goes with the last reference.
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("progress-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Where the record lies, in a folder that is not there yet.
  var database: String { "\(path)/cnn-tutor/progress.sqlite" }

  /// Makes the folder in which the record lies.
  func makeDatabaseFolder() throws {
    try FileManager.default.createDirectory(
      atPath: (database as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
  }

  func bytes(of file: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: file))
  }

  func write(_ data: Data, to file: String) throws {
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: file))
  }
}
