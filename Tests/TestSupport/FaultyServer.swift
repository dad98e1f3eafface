internal import Foundation
internal import Synchronization

/// A server on the loopback that answers each request as a test says, one connection at a time.
///
/// A class because its thread and the test share it.
package final class FaultyServer: Sendable {
  /// What becomes of one request.
  package enum Answer: Sendable {
    /// Bytes as they are, then the connection is closed.
    case bytes([UInt8])
    /// Bytes, then nothing more until the client gives up.
    case stall([UInt8])
    /// Bytes one by one, a tenth of a second apart, until the client gives up.
    case drip([UInt8])
  }

  /// The address of its folder.
  package let url: String
  private let descriptor: Int32
  private let answer: @Sendable (_ request: String) -> Answer
  private let received = Mutex<[String]>([])

  /// Listens on a port that the system chooses.
  package init(_ answer: @escaping @Sendable (_ request: String) -> Answer) throws {
    self.answer = answer
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let port: UInt16? = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        guard bind(descriptor, general, size) == 0, listen(descriptor, 8) == 0,
          getsockname(descriptor, general, &size) == 0
        else { return nil }
        return 1
      }
    }
    guard port != nil else { throw POSIXError(.EADDRNOTAVAIL) }
    url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/mnist/"
    Thread { [self] in serve() }.start()
  }

  /// The first lines of the requests so far, with their range where they have one.
  package var requests: [String] { received.withLock { $0 } }

  /// Accepts no more.
  ///
  /// The thread closes the socket: its number, once free, could be that of another test's server.
  package func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private func serve() {
    while true {
      let client = accept(descriptor, nil, nil)
      guard client >= 0 else {
        close(descriptor)
        return
      }
      var request = ""
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while !request.contains("\r\n\r\n") {
        let count = recv(client, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        request += String(decoding: buffer[..<count], as: UTF8.self)
      }
      let lines = request.split(whereSeparator: \.isNewline)
      let range = lines.first { $0.hasPrefix("Range:") }
      received.withLock {
        $0.append([lines.first, range].compactMap { $0 }.joined(separator: " "))
      }
      switch answer(request) {
      case .bytes(let bytes): write(bytes, to: client)
      case .stall(let bytes):
        write(bytes, to: client)
        // Ends when the client closes its side.
        _ = recv(client, &buffer, buffer.count, 0)
      case .drip(let bytes):
        var end = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
        for byte in bytes where poll(&end, 1, 100) == 0 { write([byte], to: client) }
      }
      close(client)
    }
  }

  private func write(_ bytes: [UInt8], to client: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }

  /// A whole answer.
  package static func answer(
    _ status: String, _ headers: [String] = [], _ body: [UInt8] = []
  ) -> [UInt8] {
    Array((["HTTP/1.1 \(status)"] + headers + ["", ""]).joined(separator: "\r\n").utf8) + body
  }
}
