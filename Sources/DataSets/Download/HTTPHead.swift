import Foundation

/// The first lines of an answer over HTTP: status and headers.
struct HTTPHead {
  let status: Int
  /// By name in lower case.
  let headers: [String: String]

  /// Most bytes that a head may have.
  static let limit = 1 << 16

  /// Reads the lines before the empty one; nil when they are none of HTTP's.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else {
      return nil
    }
    self.status = status
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    self.headers = headers
  }

  /// Bytes that follow; nil when the end of the connection ends them.
  var contentLength: Int? { headers["content-length"].flatMap(Int.init) }

  /// Whether what follows is for a browser.
  var isWebPage: Bool { headers["content-type"]?.lowercased().hasPrefix("text/html") == true }

  /// Whether what follows comes in pieces with sizes of their own.
  var isChunked: Bool { headers["transfer-encoding"]?.lowercased().contains("chunked") == true }

  /// The first byte of a part of the file.
  var rangeStart: Int? {
    let range = headers["content-range"]?.split(whereSeparator: { " -/".contains($0) }) ?? []
    return range.count >= 2 ? Int(range[1]) : nil
  }
}
