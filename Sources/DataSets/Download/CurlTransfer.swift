import Foundation

/// Fetches one file over https with the program curl, so that no library for encryption is linked.
struct CurlTransfer {
  let path: String
  var timeoutMilliseconds: Int
  /// Told how many bytes are there.
  var progress: (_ received: Int) -> Void

  private static let pieceSize = 1 << 16

  /// Continues a part that is there already.
  ///
  /// The bytes come through a pipe: curl stops at once when this program ends, which a signal of the terminal, meant for
  /// this program's group of processes, would not make it do.
  func run(_ url: URL) throws(DownloadError) {
    let start = MNISTInstaller.size(path)
    let process = process(url, start: start)
    let (bytes, words) = (Pipe(), Pipe())
    process.standardError = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = bytes
    do {
      try process.run()
    } catch {
      throw DownloadError(place: url.absoluteString, problem: .curl(reason: "\(error)"))
    }
    do {
      try write(bytes.fileHandleForReading, after: start)
    } catch {
      process.terminate()
      process.waitUntilExit()
      throw DownloadError(
        place: url.absoluteString, problem: .unwritable(path: path, reason: error.reason))
    }
    // With --silent --show-error it is one short line: a pipe holds it.
    let said = (try? words.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let reason = String(decoding: said, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      throw DownloadError(
        place: url.absoluteString,
        problem: .curl(reason: reason.isEmpty ? "exit code \(process.terminationStatus)" : reason))
    }
  }

  private func process(_ url: URL, start: Int) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "curl", "--fail", "--location", "--silent", "--show-error", "--proto", "=https",
      "--proto-redir", "=https", "--speed-time", "\(max(1, timeoutMilliseconds / 1_000))",
      "--speed-limit", "1", "--max-filesize", "\(HTTPTransfer.sizeLimit)", "--continue-at",
      "\(start)", "--no-buffer", url.absoluteString,
    ]
    return process
  }

  private func write(_ bytes: FileHandle, after start: Int) throws {
    if start == 0 { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(start))
    var received = start
    while let piece = try bytes.read(upToCount: Self.pieceSize), !piece.isEmpty {
      try file.write(contentsOf: piece)
      received += piece.count
      progress(received)
    }
  }
}
