internal import DataSets
internal import Foundation

/// A folder of the data folder whose files only the student may read.
struct PrivateFolder: Sendable {
  let url: URL

  /// Files that nobody has filled for so long were left by a program that was killed.
  private static let secondsToFill = 60.0
  /// Far more than any file of ours; a longer one is not read.
  private static let sizeLimit = 16 << 20

  /// Takes away what killed programs left half done.
  init(
    _ name: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    url = DataFolder(environment: environment).url.appendingPathComponent(name)
    OutputFile.clear(url)
    for name in names where isLeftOver(name) {
      try? FileManager.default.removeItem(at: url.appendingPathComponent(name))
    }
  }

  /// The names of all that is in it.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// The bytes of a file; nil for what is none, or too large for one of ours.
  func read(_ name: String) -> Data? {
    guard let status = status(name), status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.sizeLimit
    else { return nil }
    return FileManager.default.contents(atPath: path(name))
  }

  /// Writes a file under the first of the names that is free; nil when none is.
  ///
  /// Two copies of the program may do it at once: a name is made by one of them only.
  func add(_ bytes: Data, as names: some Sequence<String>) throws(UnwritableFile) -> String? {
    try make()
    for name in names {
      let descriptor = open(path(name), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else {
        throw UnwritableFile(path: path(name), reason: String(cString: strerror(errno)))
      }
      close(descriptor)
      do {
        try replace(name, bytes)
      } catch {
        unlink(path(name))
        throw error
      }
      return name
    }
    return nil
  }

  /// Writes a file anew.
  func replace(_ name: String, _ bytes: Data) throws(UnwritableFile) {
    try OutputFile(path(name)).write(bytes, isPrivate: true)
  }

  private func make() throws(UnwritableFile) {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw UnwritableFile(path: url.path, reason: error.reason)
    }
    // One that was there before may be open to others.
    chmod(url.path, 0o700)
  }

  /// Whether a file is an empty one, or one of those that Foundation begins, and nobody is filling it.
  private func isLeftOver(_ name: String) -> Bool {
    guard let status = status(name), status.st_mode & S_IFMT == S_IFREG else { return false }
    let age = Date().timeIntervalSince1970 - Double(status.st_mtim.tv_sec)
    return (status.st_size == 0 || name.hasPrefix(".dat.nosync")) && age > Self.secondsToFill
  }

  private func status(_ name: String) -> stat? {
    var status = stat()
    return stat(path(name), &status) == 0 ? status : nil
  }
}
