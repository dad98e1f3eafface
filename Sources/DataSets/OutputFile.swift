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
    try write(Data(text.utf8))
  }

  /// Writes bytes; the file is whole or as it was before, however the program or the machine ends.
  ///
  /// A private file may be read by nobody else from its first byte on.
  package func write(_ bytes: Data, isPrivate: Bool = false) throws(UnwritableFile) {
    let target = url.path
    var old = stat()
    let exists = stat(target, &old) == 0
    if exists, old.st_mode & S_IFMT != S_IFREG {
      // A device or a pipe takes what comes, and is no file to be put in its place.
      return try fill(target, O_WRONLY, bytes)
    }
    Self.clear(besides: target)
    let begun = Self.begun(target)
    do throws(UnwritableFile) {
      let mode = isPrivate ? 0o600 : exists ? old.st_mode & 0o7777 : 0o666
      try fill(begun, O_WRONLY | O_CREAT | O_TRUNC, mode: mode, bytes)
      if exists, !isPrivate { chmod(begun, mode) }
      guard rename(begun, target) == 0 else { throw failure }
    } catch {
      unlink(begun)
      throw error
    }
  }

  /// What the system says about the call that failed last.
  private var failure: UnwritableFile {
    UnwritableFile(path: path, reason: String(cString: strerror(errno)))
  }

  private func fill(
    _ file: String, _ flags: Int32, mode: mode_t = 0, _ bytes: Data
  ) throws(UnwritableFile) {
    let descriptor = open(file, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw failure }
      rest = rest.dropFirst(max(0, count))
    }
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw failure }
  }

  /// The file that is written first and then given its name: `.NAME.new-PROCESS` beside it.
  private static func begun(_ target: String) -> String {
    let url = URL(fileURLWithPath: target)
    return url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).new-\(getpid())").path
  }

  /// Takes away what programs left that were killed while they wrote a file.
  private static func clear(besides target: String) {
    let url = URL(fileURLWithPath: target)
    clear(url.deletingLastPathComponent()) { $0.hasPrefix(".\(url.lastPathComponent).new-") }
  }

  /// Takes away what killed programs left in a folder, of those files whose names are wanted.
  package static func clear(_ folder: URL, where isWanted: (String) -> Bool = { _ in true }) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard name.hasPrefix("."), isWanted(name), let mark = name.range(of: ".new-"),
        let writer = pid_t(name[mark.upperBound...]), writer > 0,
        kill(writer, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder.appendingPathComponent(name).path)
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
