package import Foundation

/// A file that is going to be written, checked before hours are spent on what goes in.
package struct OutputFile: Hashable, Sendable {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  /// Where it really stands.
  package var url: URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }

  /// Why it cannot be written, in a few words; nil when nothing speaks against it.
  package var obstacle: String? {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    if path.isEmpty { return "it has no name" }
    let exists = files.fileExists(atPath: url.path, isDirectory: &isFolder)
    if exists, isFolder.boolValue { return "it is a folder" }
    if exists, !files.isWritableFile(atPath: url.path) { return "it may not be written to" }
    let folder = url.deletingLastPathComponent().path
    guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      return "there is no folder \(folder)"
    }
    return files.isWritableFile(atPath: folder) ? nil : "its folder may not be written to"
  }

  /// Makes sure that it can be written.
  ///
  /// - Throws: `UnwritableFile` when it cannot.
  package func check() throws(UnwritableFile) {
    if let obstacle { throw UnwritableFile(path: path, reason: obstacle) }
  }

  /// Writes a text; the file is whole or as it was before.
  package func write(_ text: String) throws(UnwritableFile) {
    do {
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw UnwritableFile(path: path, reason: error.reason)
    }
  }
}

/// A file that cannot be written.
package struct UnwritableFile: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String {
    "\(path): the file cannot be written: \(reason). Name a file in a folder that you may write to."
  }
}

extension Error {
  /// What the system says, in its few words.
  package var reason: String {
    let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey]
    // Foundation takes now the one, now the other.
    if let posix = underlying as? POSIXError {
      return String(cString: strerror(posix.code.rawValue))
    }
    if let error = underlying as? NSError, error.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(error.code)))
    }
    return localizedDescription
  }
}
