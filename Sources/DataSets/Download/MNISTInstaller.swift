import Foundation

/// Brings MNIST's four files into the data folder, and moves none of them before all are checked.
///
/// Files gather in `mnist.part`, where a next attempt goes on; when all four have the right checksum they are moved into
/// `mnist`. Other files in that folder stay as they are.
package struct MNISTInstaller: Sendable {
  /// Where to; the data folder of the program.
  package var folder: DataFolder
  /// Tried in this order.
  package var places: [DownloadPlace]
  /// SHA-256 of each file as it is without compression.
  package var checksums: [MNISTFolder.Part: String]
  /// How long next to nothing may come.
  package var stallSeconds: Int

  package init(
    _ folder: DataFolder, from places: [DownloadPlace] = DownloadPlace.mirrors,
    checksums: [MNISTFolder.Part: String] = MNISTInstaller.checksums,
    stallSeconds: Int = 20
  ) {
    self.folder = folder
    self.places = places
    self.checksums = checksums
    self.stallSeconds = stallSeconds
  }

  /// Of the raw files, as published; archives of them differ.
  package static let checksums: [MNISTFolder.Part: String] = [
    .trainingImages: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    .trainingLabels: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    .testImages: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    .testLabels: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
  ]

  /// What is fetched now, and how much of it is there.
  package struct Progress: Hashable, Sendable {
    /// From 0, of four.
    package var file: Int
    package var name: String
    package var received: Int
    /// The archive's size as it was published; another archive of the same file may have a little more or less.
    package var expected: Int
  }

  /// A part that stops is gone on with so often at one place, as long as more of it arrives.
  private static let attemptLimit = 3

  private var placement: MNISTPlacement {
    let final = folder.url.appendingPathComponent("mnist").path
    return MNISTPlacement(partFolder: final + ".part", finalFolder: final)
  }

  /// Whether all four files lie in their folder, each with its checksum.
  package var isInstalled: Bool {
    let installed = folder.mnist
    return MNISTFolder.Part.allCases.allSatisfy { part in
      guard let path = try? installed.path(of: part) else { return false }
      return isRight(path, part)
    }
  }

  /// Fetches what is not there yet, checks all and installs it.
  ///
  /// - Throws: `DownloadError` of the last place that was tried.
  package func run(progress: @escaping (Progress) -> Void = { _ in }) throws(DownloadError) {
    let placement = placement
    try placement.putBackOldFolder()
    try placement.makePartFolder()
    let parts = try fetchAll(progress)
    try placement.install(parts.filter(\.isWaiting).map(\.part))
    for (part, _) in parts { try placement.setAsideRivals(of: part) }
    placement.removePartFolder()
  }

  /// Fetches what is missing; returns what readers of the folder do not find yet, checked.
  ///
  /// `isWaiting` is false for a file that is in its place, and hidden there by one of another name.
  private func fetchAll(
    _ progress: @escaping (Progress) -> Void
  ) throws(DownloadError) -> [(part: MNISTFolder.Part, isWaiting: Bool)] {
    let installed = MNISTFolder(URL(fileURLWithPath: placement.finalFolder))
    var parts: [(MNISTFolder.Part, Bool)] = []
    for (index, part) in MNISTFolder.Part.allCases.enumerated() {
      let isRead = (try? installed.path(of: part)).map { isRight($0, part) } ?? false
      let isInPlace = isRead || isRight(placement.finalPath(of: part), part)
      let path = placement.partPath(of: part)
      if isInPlace {
        // What is left of a fetch that somebody else finished.
        try? FileManager.default.removeItem(atPath: path)
      } else if !isRight(path, part) {
        try fetch(part) { received in
          progress(
            Progress(
              file: index, name: part.archiveName, received: received, expected: part.archiveSize))
        }
      }
      if !isRead { parts.append((part, !isInPlace)) }
    }
    return parts
  }

  /// From the first place that has the right file.
  private func fetch(
    _ part: MNISTFolder.Part, _ progress: @escaping (Int) -> Void
  ) throws(DownloadError) {
    var last = DownloadError(place: "--from", problem: .address)
    for place in places {
      do throws(DownloadError) {
        try fetch(part, at: place, progress)
        return
      } catch {
        last = error
        if !error.canResume {
          try? FileManager.default.removeItem(atPath: placement.partPath(of: part))
        }
        if error.isHere { throw error }
      }
    }
    throw last
  }

  private func fetch(
    _ part: MNISTFolder.Part, at place: DownloadPlace, _ progress: @escaping (Int) -> Void
  ) throws(DownloadError) {
    let path = placement.partPath(of: part)
    var received = -1
    for attempt in 1...Self.attemptLimit {
      do throws(DownloadError) {
        let origin = try transfer(part, from: place, to: path, progress)
        guard isRight(path, part) else {
          throw DownloadError(place: origin, problem: .otherFile)
        }
        return
      } catch {
        let now = Self.size(path)
        guard error.canResume, attempt < Self.attemptLimit, now > max(0, received) else {
          throw error
        }
        received = now
      }
    }
  }

  /// Brings a file; returns where it came from.
  private func transfer(
    _ part: MNISTFolder.Part, from place: DownloadPlace, to path: String,
    _ progress: @escaping (Int) -> Void
  ) throws(DownloadError) -> String {
    switch place {
    case .web(let folder):
      let address = folder + part.archiveName
      progress(MNISTInstaller.size(path))
      try CurlTransfer(path: path, stallSeconds: stallSeconds, progress: progress).run(address)
      return address
    case .folder(let from):
      return try copy(part, from: MNISTFolder(URL(fileURLWithPath: from)), to: path)
    }
  }

  private func copy(
    _ part: MNISTFolder.Part, from folder: MNISTFolder, to path: String
  ) throws(DownloadError) -> String {
    let origin: String
    do {
      origin = try folder.path(of: part)
    } catch {
      throw DownloadError(
        place: folder.path, problem: .unreachable(reason: "\(part.archiveName) is not there"))
    }
    do {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: origin, toPath: path)
      // A copy keeps the permissions, which may not allow to write.
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    } catch {
      throw unwritable(path, error.reason)
    }
    return origin
  }

  private func isRight(_ path: String, _ part: MNISTFolder.Part) -> Bool {
    guard FileManager.default.fileExists(atPath: path), let wanted = checksums[part] else {
      return false
    }
    return (try? Self.checksum(ofContentsOf: path)) == wanted
  }

  private static let pieceSize = 1 << 16

  /// SHA-256 of what a file holds, plain or compressed.
  static func checksum(ofContentsOf path: String) throws(DataSetError) -> String {
    var input = try GzipInput(path: path)
    var sum = SHA256()
    // A file that goes on behind the largest set is none of those whose sum is known.
    for _ in 0...(IDXHeader.byteLimit / Self.pieceSize) {
      let bytes = try input.read(upTo: Self.pieceSize)
      if bytes.isEmpty { return sum.finish() }
      sum.update(bytes)
    }
    throw DataSetError(path: path, problem: .trailingBytes(expected: IDXHeader.byteLimit))
  }

  private func unwritable(_ path: String, _ reason: String) -> DownloadError {
    DownloadError(place: folder.url.path, problem: .unwritable(path: path, reason: reason))
  }

  /// Bytes of a file; 0 where there is none.
  static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}

extension MNISTFolder.Part {
  /// The official name, compressed, under which mirrors hold the file.
  var archiveName: String { fileNames[0] + ".gz" }

  /// Bytes of that archive, as published.
  var archiveSize: Int {
    switch self {
    case .trainingImages: 9_912_422
    case .trainingLabels: 28_881
    case .testImages: 1_648_877
    case .testLabels: 4_542
    }
  }
}
