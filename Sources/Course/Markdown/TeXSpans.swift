/// Markdown with its TeX lifted out, so that `_`, `*` and `\\` in formulas mean nothing to the Markdown parser.
///
/// Each span leaves a token behind that names its number; code keeps its dollar signs.
struct TeXSpans: Sendable {
  /// A formula as written.
  struct Span: Hashable, Sendable {
    var tex: String
    /// Whether it stood between `$$`.
    var isDisplayed: Bool
    /// Counted from 1 within the text.
    var line: Int
  }

  /// The text with tokens in place of formulas; its line breaks are where they were.
  private(set) var text = ""
  private(set) var spans: [Span] = []
  /// Lines with a dollar sign that no other closes.
  private(set) var unclosedLines: [Int] = []

  private static let opening: Character = "\u{E000}"
  private static let closing: Character = "\u{E001}"

  init(_ source: String) {
    var scanner = Scanner(characters: Array(source))
    while let piece = scanner.next() {
      switch piece {
      case .plain(let plain):
        text += plain
      case .formula(let tex, let isDisplayed, let line):
        text += "\(Self.opening)\(spans.count)\(Self.closing)"
        text += String(repeating: "\n", count: tex.count { $0 == "\n" })
        spans.append(Span(tex: tex, isDisplayed: isDisplayed, line: line))
      case .unclosed(let line):
        unclosedLines.append(line)
        text += "$"
      }
    }
  }

  /// A piece of parsed text: prose, or the formula that a token stood for.
  enum Piece {
    case text(String)
    case formula(Span)
  }

  /// Puts the formulas back where their tokens stand.
  func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: Self.opening),
      let end = rest[start...].firstIndex(of: Self.closing),
      let number = Int(rest[rest.index(after: start)..<end]), spans.indices.contains(number)
    {
      if start > rest.startIndex { pieces.append(.text(String(rest[..<start]))) }
      pieces.append(.formula(spans[number]))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}

extension TeXSpans {
  private enum Token {
    case plain(String)
    case formula(tex: String, isDisplayed: Bool, line: Int)
    case unclosed(line: Int)
  }

  /// Walks over Markdown and tells formulas from everything else.
  private struct Scanner {
    var characters: [Character]
    var position = 0
    var line = 1

    mutating func next() -> Token? {
      guard position < characters.count else { return nil }
      let startsLine = position == 0 || characters[position - 1] == "\n"
      switch characters[position] {
      case "`": return .plain(take(codeEnd(isFence: startsLine && run(of: "`") >= 3)))
      case "\\" where position + 1 < characters.count: return .plain(take(position + 2))
      case "$": return formula()
      default:
        let end = characters[position...].dropFirst().firstIndex { "`\\$\n".contains($0) }
        return .plain(take(characters[position] == "\n" ? position + 1 : end ?? characters.count))
      }
    }

    private mutating func formula() -> Token {
      let mark = min(2, run(of: "$"))
      let startLine = line
      var end = position + mark
      while end < characters.count {
        let isBlankLine = characters[end] == "\n" && characters[end - 1] == "\n"
        if isBlankLine { break }
        if characters[end] == "\\" {
          end += 2
          continue
        }
        if characters[end...].starts(with: repeatElement("$", count: mark)) {
          let tex = String(characters[(position + mark)..<end])
          _ = take(end + mark)
          return .formula(tex: tex, isDisplayed: mark == 2, line: startLine)
        }
        end += 1
      }
      _ = take(position + 1)
      return .unclosed(line: startLine)
    }

    /// Where code that starts here ends: behind the closing marks, or behind the opening ones when none close it.
    private func codeEnd(isFence: Bool) -> Int {
      let length = run(of: "`")
      var index = position + length
      while index < characters.count {
        guard characters[index] == "`" else {
          index += 1
          continue
        }
        let closing = characters[index...].prefix { $0 == "`" }.count
        let isClosed =
          isFence ? closing >= length && characters[index - 1] == "\n" : closing == length
        index += closing
        if isClosed { return index }
      }
      return isFence ? characters.count : position + length
    }

    private func run(of mark: Character) -> Int {
      characters[position...].prefix { $0 == mark }.count
    }

    private mutating func take(_ end: Int) -> String {
      let taken = characters[position..<min(end, characters.count)]
      line += taken.count { $0 == "\n" }
      position = min(end, characters.count)
      return String(taken)
    }
  }
}
