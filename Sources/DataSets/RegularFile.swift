internal import Foundation

/// What a file is, before it is opened: a pipe would be waited for, a device never ends.
package enum RegularFile {
  /// Why it is not read, in words.
  package struct Obstacle: Error, Hashable, Sendable {
    package var reason: String
  }

  /// Bytes of a file; refuses what is none, and what is larger than anything that is wanted.
  package static func byteCount(path: String, limit: Int = .max) throws(Obstacle) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Obstacle(reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Obstacle(reason: "it is not a file") }
    let count = Int(status.st_size)
    guard count <= limit else {
      throw Obstacle(reason: "it has \(count) bytes, and at most \(limit) are read")
    }
    return count
  }
}
