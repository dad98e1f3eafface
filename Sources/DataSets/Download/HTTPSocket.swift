import Foundation

/// A connection over TCP that gives up when nothing happens for a while.
///
/// Not a value: it owns a file descriptor, which is closed when it goes.
struct HTTPSocket: ~Copyable {
  private let descriptor: Int32
  private let timeoutMilliseconds: Int

  /// Tries every address of the host, the first that answers is taken.
  init(host: String, port: Int, timeoutMilliseconds: Int) throws(HTTPSocketFault) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &list)
    guard code == 0, let list else {
      throw .unreachable(reason: String(cString: gai_strerror(code)))
    }
    defer { freeaddrinfo(list) }
    var reason = "no address"
    var next: UnsafeMutablePointer<addrinfo>? = list
    while let address = next?.pointee {
      let attempt = Self.connected(address, timeoutMilliseconds)
      if case .success(let descriptor) = attempt {
        self.descriptor = descriptor
        self.timeoutMilliseconds = timeoutMilliseconds
        return
      }
      if case .failure(let fault) = attempt { reason = fault.words }
      next = address.ai_next
    }
    throw .unreachable(reason: reason)
  }

  deinit {
    close(descriptor)
  }

  /// Sends all bytes.
  func send(_ text: String) throws(HTTPSocketFault) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      try wait(for: Int16(POLLOUT))
      let sent = bytes.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { throw .unreachable(reason: lastError) }
      bytes = bytes.dropFirst(sent)
    }
  }

  /// The next bytes that arrive; empty when the other side has closed.
  func receive(upTo count: Int) throws(HTTPSocketFault) -> [UInt8] {
    try wait(for: Int16(POLLIN))
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      got = recv(descriptor, buffer.baseAddress, count, 0)
      filled = max(0, got)
    }
    guard got >= 0 else { throw .unreachable(reason: lastError) }
    return bytes
  }

  private func wait(for events: Int16) throws(HTTPSocketFault) {
    guard Self.poll(descriptor, events, timeoutMilliseconds) else { throw .stalled }
  }

  private static func poll(_ descriptor: Int32, _ events: Int16, _ milliseconds: Int) -> Bool {
    var place = pollfd(fd: descriptor, events: events, revents: 0)
    var code: Int32
    repeat {
      code = Foundation.poll(&place, 1, Int32(milliseconds))
    } while code < 0 && errno == EINTR
    return code > 0
  }

  /// A descriptor that is connected, without waiting longer than allowed.
  private static func connected(
    _ address: addrinfo, _ milliseconds: Int
  ) -> Result<Int32, HTTPSocketFault> {
    let kind = address.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.ai_family, kind, address.ai_protocol)
    guard descriptor >= 0 else { return .failure(.unreachable(reason: lastError)) }
    if connect(descriptor, address.ai_addr, address.ai_addrlen) != 0, errno != EINPROGRESS {
      let reason = lastError
      close(descriptor)
      return .failure(.unreachable(reason: reason))
    }
    guard poll(descriptor, Int16(POLLOUT), milliseconds) else {
      close(descriptor)
      return .failure(.stalled)
    }
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
    guard code == 0 else {
      close(descriptor)
      return .failure(.unreachable(reason: String(cString: strerror(code))))
    }
    return .success(descriptor)
  }
}

/// What can happen on a connection.
enum HTTPSocketFault: Error {
  case unreachable(reason: String)
  case stalled

  fileprivate var words: String {
    switch self {
    case .unreachable(let reason): reason
    case .stalled: "no answer"
    }
  }
}

/// The system's words for what failed last.
private var lastError: String { String(cString: strerror(errno)) }
