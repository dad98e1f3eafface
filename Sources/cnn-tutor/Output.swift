internal import Canvas
internal import Foundation

/// One of the two streams that every program has; the only way from here to a terminal or a pipe.
struct Output {
  /// Standard output, which carries results.
  static let results = Output(descriptor: STDOUT_FILENO)
  /// Standard error, which carries words.
  static let words = Output(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// Writes a text as it stands, at once: what was written is seen before a line is read.
  func write(_ text: TerminalText) throws(UnwritableOutput) {
    var rest = Array(text.string.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Another program has told the terminal not to wait.
        var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&place, 1, -1)
      } else if errno != EINTR {
        throw UnwritableOutput(code: errno)
      }
    }
  }

  /// Writes a text and ends its last line.
  func line(_ text: String) throws(UnwritableOutput) {
    try write(TerminalText(text.hasSuffix("\n") ? text : text + "\n"))
  }

  /// Writes a value as one line of JSON, its names in the order of the alphabet.
  func object(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(value), as: UTF8.self)
    try write(TerminalText(json: json) + TerminalText("\n"))
  }
}

/// Results that did not arrive.
struct UnwritableOutput: Error, Hashable, CustomStringConvertible {
  /// The system's number for the reason.
  let code: Int32

  /// Whether whoever reads has heard enough, which is no failure.
  var isClosedPipe: Bool { code == EPIPE }

  var description: String {
    "standard output cannot be written (\(String(cString: strerror(code)))), so results are missing. "
      + "Free some room, or write them elsewhere."
  }
}

/// Says something on standard error, which carries words, never results.
func complain(_ sentence: String) {
  // There is no other place where it could be said.
  try? Output.words.line("cnn-tutor: \(sentence)")
}

/// Not to be used: what goes to a terminal goes through `Output`.
@available(*, unavailable, message: "write results with Output.results, words with complain")
func print<each Value>(
  _ values: repeat each Value, separator: String = " ", terminator: String = "\n"
) {}
