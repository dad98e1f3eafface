import Course
import Foundation

/// A folder of one campaign: a copy of the course, a record, runs; deleted when the campaign ends.
struct Scratch {
  let url: URL

  /// Makes the folder, in memory where the system has such a place.
  init() throws {
    let root = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    url = URL(fileURLWithPath: "\(root)/cnn-tutor-fuzz-\(getpid())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The checkout that this program was built from.
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A path in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes an input where a reader expects a file.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  /// The real course, copied so that an input can take the place of one of its files.
  func course() throws -> ContentFolder {
    let copy = url.appendingPathComponent("course")
    if !FileManager.default.fileExists(atPath: copy.path) {
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      for name in ["Exercises", "Assets"] {
        try FileManager.default.copyItem(
          at: Self.checkout.appendingPathComponent(name), to: copy.appendingPathComponent(name))
      }
    }
    return ContentFolder(path: copy.path)
  }

  /// Deletes the folder.
  func remove() { try? FileManager.default.removeItem(at: url) }
}

/// The text of a file of the checkout.
func checkedOut(_ path: String) throws -> String {
  try String(contentsOf: Scratch.checkout.appendingPathComponent(path), encoding: .utf8)
}
