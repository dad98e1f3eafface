import Foundation

/// Fetches one file over https with the program curl, so that no library for encryption is linked.
struct CurlTransfer {
  let path: String
  var timeoutMilliseconds: Int

  /// Continues a part that is there already.
  func run(_ url: URL) throws(DownloadError) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "curl", "--fail", "--location", "--silent", "--show-error", "--proto", "=https",
      "--proto-redir", "=https", "--speed-time", "\(max(1, timeoutMilliseconds / 1_000))",
      "--speed-limit", "1", "--max-filesize", "\(HTTPTransfer.sizeLimit)", "--continue-at", "-",
      "--output", path, url.absoluteString,
    ]
    let words = Pipe()
    process.standardError = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    var said = Data()
    do {
      try process.run()
      said = try words.fileHandleForReading.readToEnd() ?? Data()
    } catch {
      throw DownloadError(place: url.absoluteString, problem: .curl(reason: "\(error)"))
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let reason = String(decoding: said, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      throw DownloadError(
        place: url.absoluteString,
        problem: .curl(reason: reason.isEmpty ? "exit code \(process.terminationStatus)" : reason))
    }
  }
}
