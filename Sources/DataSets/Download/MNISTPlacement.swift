import Foundation

/// Moves checked files from where they gathered into MNIST's folder, each by one rename.
///
/// Killed at any moment it leaves each file as it was or new and whole. Whatever else lies in the folder stays there.
struct MNISTPlacement {
  /// Where files gather, and a next attempt goes on.
  let partFolder: String
  /// Where the program reads them.
  let finalFolder: String

  /// A file that is fetched or checked and does not count yet.
  func partPath(of part: MNISTFolder.Part) -> String { "\(partFolder)/\(part.archiveName)" }

  /// Where a fetched file ends.
  func finalPath(of part: MNISTFolder.Part) -> String { "\(finalFolder)/\(part.archiveName)" }

  /// Gives the folder its name back.
  ///
  /// Earlier versions renamed it away to install; killed at that moment they left only `mnist.old`.
  func putBackOldFolder() throws(DownloadError) {
    let old = "\(finalFolder).old"
    guard !Self.exists(finalFolder), Self.exists(old) else { return }
    try rename(old, to: finalFolder)
  }

  /// Makes the folder of parts.
  func makePartFolder() throws(DownloadError) { try makeFolder(partFolder) }

  /// Moves these files over those of the same name; all four have been checked.
  func install(_ parts: [MNISTFolder.Part]) throws(DownloadError) {
    if parts.count == MNISTFolder.Part.allCases.count, !Self.exists(finalFolder) {
      return try rename(partFolder, to: finalFolder)
    }
    try makeFolder(finalFolder)
    for part in parts { try rename(partPath(of: part), to: finalPath(of: part)) }
  }

  /// Renames what the program would read instead of the fetched file; it is kept as `NAME.old`.
  func setAsideRivals(of part: MNISTFolder.Part) throws(DownloadError) {
    for name in part.fileNames.prefix(while: { $0 != part.archiveName }) {
      let path = "\(finalFolder)/\(name)"
      guard Self.exists(path) else { continue }
      var kept = "\(path).old"
      var number = 1
      while Self.exists(kept) {
        number += 1
        kept = "\(path).old\(number)"
      }
      try rename(path, to: kept)
    }
  }

  /// Removes the folder of parts when nothing is in it.
  func removePartFolder() { rmdir(partFolder) }
}

extension MNISTPlacement {
  /// Whether anything has this name, be it a link that leads nowhere.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private func makeFolder(_ path: String) throws(DownloadError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw fault(path, error.reason)
    }
  }

  /// One step for the system: nobody sees a file that is half there.
  private func rename(_ path: String, to other: String) throws(DownloadError) {
    guard Foundation.rename(path, other) == 0 else {
      throw fault(other, String(cString: strerror(errno)))
    }
  }

  private func fault(_ path: String, _ reason: String) -> DownloadError {
    let place = URL(fileURLWithPath: finalFolder).deletingLastPathComponent().path
    return DownloadError(place: place, problem: .unwritable(path: path, reason: reason))
  }
}
