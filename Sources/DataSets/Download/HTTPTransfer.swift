import Foundation

/// Fetches one file over plain http into a file, which it continues when a part of it is there already.
struct HTTPTransfer {
  /// Where to.
  let path: String
  var timeoutMilliseconds: Int
  /// Told how many bytes are there, and of how many, where that is known.
  var progress: (_ received: Int, _ expected: Int?) -> Void

  /// Five times the largest file of MNIST.
  static let sizeLimit = 50_000_000
  private static let redirectionLimit = 5
  private static let pieceSize = 1 << 16

  /// Fetches the file, following redirections.
  func run(_ url: URL) throws(DownloadError) {
    var url = url
    for _ in 0..<Self.redirectionLimit {
      guard let next = try attempt(url) else { return }
      url = next
    }
    throw DownloadError(place: url.absoluteString, problem: .unreadableAnswer)
  }

  /// One request; the address to go on with, or nil when the file is there.
  private func attempt(_ url: URL) throws(DownloadError) -> URL? {
    do {
      return try exchange(url)
    } catch let fault as HTTPSocketFault {
      let problem: DownloadError.Problem =
        switch fault {
        case .unreachable(let reason): .unreachable(reason: reason)
        case .stalled: .stalled(milliseconds: timeoutMilliseconds, received: partCount)
        }
      throw DownloadError(place: url.absoluteString, problem: problem)
    } catch let error as DownloadError {
      throw error
    } catch {
      throw DownloadError(
        place: url.absoluteString, problem: .unwritable(path: path, reason: error.reason))
    }
  }

  /// Bytes of the file that are here already.
  private var partCount: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  private func exchange(_ url: URL) throws -> URL? {
    guard url.scheme?.lowercased() == "http", let host = url.host, !host.isEmpty else {
      throw DownloadError(place: url.absoluteString, problem: .address)
    }
    let start = partCount
    let socket = try HTTPSocket(
      host: host, port: url.port ?? 80, timeoutMilliseconds: timeoutMilliseconds)
    let target = (url.path.isEmpty ? "/" : url.path) + (url.query.map { "?" + $0 } ?? "")
    let range = start > 0 ? "Range: bytes=\(start)-\r\n" : ""
    let port = url.port.map { ":\($0)" } ?? ""
    // HTTP/1.0, because then no server sends its answer in chunks.
    try socket.send(
      "GET \(target) HTTP/1.0\r\nHost: \(host)\(port)\r\nUser-Agent: cnn-tutor\r\n"
        + "Accept-Encoding: identity\r\nConnection: close\r\n\(range)\r\n")
    let (head, rest) = try receiveHead(socket, url)
    func failure(_ problem: DownloadError.Problem) -> DownloadError {
      DownloadError(place: url.absoluteString, problem: problem)
    }
    switch head.status {
    case 200 where head.isWebPage, 206 where head.isWebPage: throw failure(.webPage)
    case 200: try receiveBody(socket, head, rest, after: 0, failure)
    case 206 where head.rangeStart == start:
      try receiveBody(socket, head, rest, after: start, failure)
    case 206: throw failure(.unreadableAnswer)
    case 416 where start > 0:
      // The part that is here is as long as the file, or longer: the checksum says which.
      return nil
    case 301, 302, 303, 307, 308:
      guard let location = head.headers["location"],
        let next = URL(string: location, relativeTo: url)?.absoluteURL
      else { throw failure(.unreadableAnswer) }
      return next
    default: throw failure(.status(head.status))
    }
    return nil
  }

  private func receiveHead(
    _ socket: borrowing HTTPSocket, _ url: URL
  ) throws -> (head: HTTPHead, rest: [UInt8]) {
    let end: [UInt8] = [13, 10, 13, 10]
    var bytes: [UInt8] = []
    while bytes.count < HTTPHead.limit {
      let piece = try socket.receive(upTo: Self.pieceSize)
      bytes += piece
      if let found = bytes.firstRange(of: end) {
        guard let head = HTTPHead(Array(bytes[..<found.lowerBound])), !head.isChunked else { break }
        return (head, Array(bytes[found.upperBound...]))
      }
      if piece.isEmpty { break }
    }
    throw DownloadError(place: url.absoluteString, problem: .unreadableAnswer)
  }

  /// Writes what arrives behind the first `start` bytes of the file.
  private func receiveBody(
    _ socket: borrowing HTTPSocket, _ head: HTTPHead, _ rest: [UInt8], after start: Int,
    _ failure: (DownloadError.Problem) -> DownloadError
  ) throws {
    let expected = head.contentLength.map { start + max(0, $0) }
    guard expected ?? 0 <= Self.sizeLimit else { throw failure(.tooLarge(limit: Self.sizeLimit)) }
    if start == 0 { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw failure(.unwritable(path: path, reason: "it cannot be opened"))
    }
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(start))
    var (received, piece) = (start, rest)
    while true {
      let room = (expected ?? .max) - received
      let taken = piece.prefix(max(0, room))
      try file.write(contentsOf: taken)
      received += taken.count
      progress(received, expected)
      guard received <= Self.sizeLimit else { throw failure(.tooLarge(limit: Self.sizeLimit)) }
      if received == expected { return }
      piece = try socket.receive(upTo: Self.pieceSize)
      if piece.isEmpty { break }
    }
    if let expected { throw failure(.truncated(received: received, expected: expected)) }
  }
}
