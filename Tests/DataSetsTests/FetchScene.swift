import Foundation
import TestSupport

@testable import DataSets

/// A set to be served, and an empty home to install it in.
final class FetchScene: Sendable {
  let origin: MadeSet
  let home: MadeSet
  let files: [String: [UInt8]]
  let checksums: [MNISTFolder.Part: String]

  init() throws {
    origin = try MadeSet()
    home = try MadeSet()
    var files: [String: [UInt8]] = [:]
    var checksums: [MNISTFolder.Part: String] = [:]
    for part in MNISTFolder.Part.allCases {
      let count = part == .trainingImages || part == .trainingLabels ? 12 : 6
      let isImages = part == .trainingImages || part == .testImages
      origin.writeGzip(
        part.archiveName, isImages ? MadeSet.images(count: count) : MadeSet.labels(count: count))
      files[part.archiveName] = try origin.bytes(part.archiveName)
      checksums[part] = try MNISTInstaller.checksum(
        ofContentsOf: origin.path(part.archiveName))
    }
    self.files = files
    self.checksums = checksums
  }

  func installer(_ places: DownloadPlace..., stallSeconds: Int = 20) -> MNISTInstaller {
    MNISTInstaller(
      DataFolder(home.url), from: places, checksums: checksums, stallSeconds: stallSeconds)
  }

  var isInstalled: Bool {
    FileManager.default.fileExists(atPath: home.path("mnist"))
  }

  /// The file that a request names.
  func file(_ request: String) -> [UInt8] {
    let name = request.split(separator: " ").dropFirst().first?.split(separator: "/").last
    return name.flatMap { files[String($0)] } ?? []
  }

  /// A server that knows ranges.
  func rightAnswer(_ request: String) -> [UInt8] {
    let file = file(request)
    guard let range = request.firstMatch(of: /bytes=(\d+)-/), let start = Int(range.1) else {
      return FaultyServer.answer("200 OK", ["Content-Length: \(file.count)"], file)
    }
    guard start < file.count else {
      return FaultyServer.answer("416 Range Not Satisfiable")
    }
    return FaultyServer.answer(
      "206 Partial Content",
      [
        "Content-Range: bytes \(start)-\(file.count - 1)/\(file.count)",
        "Content-Length: \(file.count - start)",
      ], Array(file[start...]))
  }
}
