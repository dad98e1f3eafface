internal import Course
internal import DataSets
internal import Figures
internal import Synchronization

/// Writes the pictures of the first run that ends, and of no other.
///
/// A class because all runs of a command share the file, on whatever thread they are.
final class PictureRecorder: Sendable {
  private let file: OutputFile
  private let origin: String
  private let isWritten = Mutex(false)

  /// Refuses a file that cannot be written.
  init(_ file: OutputFile, origin: String) throws {
    try file.check()
    self.file = file
    self.origin = origin
  }

  /// The pictures are made only where they are written.
  func write(_ pictures: (_ origin: String) -> PictureSheet) throws {
    let isFirst = isWritten.withLock { isWritten in
      defer { isWritten = true }
      return !isWritten
    }
    if isFirst { try file.write(pictures(origin).text) }
  }
}
