import Foundation
import Synchronization

/// Fetches one file over http or https with the program curl.
package struct CurlTransfer {
  let path: String
  /// How long it may go more slowly than any line of today does.
  var stallSeconds: Int
  /// Told how many bytes are there.
  var progress: (_ received: Int) -> Void

  /// Five times the largest file of MNIST.
  static let sizeLimit = 50_000_000
  /// Bytes a second; a server that drips would otherwise be waited for without end.
  static let slowestRate = 1_000
  private static let pieceSize = 1 << 16
  private static let redirectionLimit = 5
  /// The process of the transfer that is under way, for `stop`; 0 when there is none.
  private static let running = Atomic<pid_t>(0)

  /// Ends curl, which a signal for this program alone does not reach; may be called in a signal handler.
  ///
  /// By the signal that cannot be blocked: a program inherits what the thread that starts it has blocked.
  package static func stop() {
    let process = running.load(ordering: .relaxed)
    if process > 0 { kill(process, SIGKILL) }
  }

  /// Fetches a file, or goes on with a part that is there already.
  func run(_ address: String) throws(DownloadError) {
    let start = MNISTInstaller.size(path)
    let end = try transfer(address, after: start)
    switch end.problem {
    case nil: break
    // The part is as long as the file, or longer: the checksum says which.
    case .status(416) where start > 0: break
    case .noRanges where start > 0:
      try? FileManager.default.removeItem(atPath: path)
      try run(address)
    case let problem?: throw DownloadError(place: address, problem: problem)
    }
  }

  /// The bytes come through a pipe, so that curl stops when this program ends.
  private func transfer(_ address: String, after start: Int) throws(DownloadError) -> CurlEnd {
    func unwritable(_ error: any Error) -> DownloadError {
      DownloadError(place: address, problem: .unwritable(path: path, reason: error.reason))
    }
    let file: FileHandle
    do { file = try opened(after: start) } catch { throw unwritable(error) }
    defer { try? file.close() }
    let process = process(address, start: start)
    let (bytes, words) = (Pipe(), Pipe())
    process.standardError = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = bytes
    do {
      try process.run()
    } catch {
      throw DownloadError(place: address, problem: .curl(reason: "\(error)"))
    }
    Self.running.store(process.processIdentifier, ordering: .relaxed)
    defer { Self.running.store(0, ordering: .relaxed) }
    let received: Int
    do {
      received = try write(bytes.fileHandleForReading, to: file, after: start)
    } catch {
      Self.stop()
      process.waitUntilExit()
      throw unwritable(error)
    }
    if received > Self.sizeLimit { Self.stop() }
    // With --silent --show-error these are two short lines: a pipe holds them.
    let said = (try? words.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return CurlEnd(
      code: process.terminationStatus, words: String(decoding: said, as: UTF8.self),
      received: received, stallSeconds: stallSeconds)
  }

  private func opened(after start: Int) throws -> FileHandle {
    if start == 0, !FileManager.default.createFile(atPath: path, contents: nil) {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EACCES)
    }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(start))
    return file
  }

  /// No shell reads the arguments, and curl takes no sign of the address for a pattern.
  private func process(_ address: String, start: Int) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "curl", "--disable", "--globoff", "--fail", "--location", "--silent", "--show-error",
      "--proto", "=http,https", "--proto-redir", "=http,https",
      "--max-redirs", "\(Self.redirectionLimit)", "--connect-timeout", "\(stallSeconds)",
      "--speed-time", "\(stallSeconds)", "--speed-limit", "\(Self.slowestRate)",
      "--max-filesize", "\(Self.sizeLimit)", "--continue-at", "\(start)", "--no-buffer",
      "--write-out", CurlEnd.format, "--url", address,
    ]
    return process
  }

  /// Writes whatever has come, be it one byte, and stops behind the limit; returns how many bytes the file has then.
  private func write(_ bytes: FileHandle, to file: FileHandle, after start: Int) throws -> Int {
    var received = start
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    while received <= Self.sizeLimit {
      let count = read(bytes.fileDescriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      try file.write(contentsOf: piece[..<count])
      received += count
      progress(received)
    }
    return received
  }
}

/// How curl ended, and what that means.
struct CurlEnd {
  let code: Int32
  /// What it wrote to standard error: its complaint, and the line of `format`.
  let words: String
  /// Bytes of the file that are there.
  let received: Int
  let stallSeconds: Int

  /// The answer's status and kind, in a line of its own on standard error.
  static let format = "%{stderr}\\nanswer %{http_code} %{content_type}\\n"

  /// The words of `format`, without the first.
  private var answer: [Substring] {
    let line = words.split(separator: "\n").last { $0.hasPrefix("answer ") } ?? ""
    return Array(line.split(separator: " ").dropFirst())
  }

  private var status: Int { answer.first.flatMap { Int($0) } ?? 0 }

  private var isWebPage: Bool {
    answer.dropFirst().first?.lowercased().hasPrefix("text/html") == true
  }

  /// Curl's complaint without its own name and number.
  private var reason: String {
    let line = words.split(separator: "\n").first { !$0.hasPrefix("answer ") } ?? ""
    let said = line.replacing(#/^curl: \(\d+\) /#, with: "")
    return said.isEmpty ? "exit code \(code)" : String(said)
  }

  /// What is wrong, by the codes of curl's manual; nil when the file is there.
  var problem: DownloadError.Problem? {
    if received > CurlTransfer.sizeLimit { return .tooLarge(limit: CurlTransfer.sizeLimit) }
    switch code {
    case 0: return isWebPage ? .webPage : nil
    // Another protocol: of a redirection, or because the answer is none of HTTP's.
    case 1: return (300..<400).contains(status) ? .address : .unreadableAnswer
    case 3: return .address
    case 5, 6, 7, 35, 55, 56, 60: return .unreachable(reason: reason)
    case 8, 47, 52: return .unreadableAnswer
    case 18: return .truncated(received: received)
    case 22: return .status(status)
    case 28: return .stalled(seconds: stallSeconds, received: received)
    case 33: return .noRanges
    case 63: return .tooLarge(limit: CurlTransfer.sizeLimit)
    case 127: return .curlMissing
    default: return .curl(reason: reason)
    }
  }
}
