package import Canvas

/// Keys, steps and frames to run a screen with, read from a file with one of them a line.
package struct Script: Hashable, Sendable {
  /// One line.
  package enum Line: Hashable, Sendable {
    case key(Key)
    /// `text ...`: a string, typed.
    case text(String)
    /// `paste ...`: a string, pasted; in it `\n` is a line end, `\r` a carriage return and `\t` a tab.
    case paste(String)
    /// `tick N`: so many animation steps pass.
    case tick(Int)
    /// `size WxH`
    case size(Size)
    /// `frame`: the screen is printed.
    case frame
  }

  /// In order; blank lines are left out.
  package var lines: [Line] = []

  /// Reads the text of a script; `name` is the file's name in errors.
  package init(_ text: String, name: String) throws(ScriptError) {
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (offset, line) in all.enumerated() where !line.isEmpty {
      guard let parsed = Self.parse(line) else {
        throw ScriptError(file: name, line: offset + 1, text: String(line))
      }
      lines.append(parsed)
    }
  }

  /// Steps of one line: the longest figure has fewer, and each takes its time.
  private static let tickCounts = 1...100_000

  private static func parse(_ line: Substring) -> Line? {
    if line.count == 1, let character = line.first { return .key(.character(character)) }
    let word = line.prefix { $0 != " " }
    let rest = line.dropFirst(word.count + 1)
    switch word {
    case "text": return rest.isEmpty ? nil : .text(String(rest))
    case "paste": return rest.isEmpty ? nil : .paste(unescaped(rest))
    case "tick": return Int(rest).flatMap { tickCounts.contains($0) ? .tick($0) : nil }
    case "size": return Size(String(rest)).map { .size($0) }
    case "frame" where rest.isEmpty: return .frame
    default: return rest.isEmpty ? Key(named: String(word)).map { .key($0) } : nil
    }
  }
}

extension Script {
  /// With the signs that a line cannot hold in place of their names; another backslash stays.
  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      let sign = character == "\\" ? rest.first.flatMap { signs[$0] } : nil
      if sign != nil { rest.removeFirst() }
      result.append(sign ?? character)
    }
    return result
  }

  private static let signs: [Character: Character] = [
    "n": "\n", "r": "\r", "t": "\t", "\\": "\\",
  ]
}

/// A line of a script that cannot be read.
package struct ScriptError: Error, Hashable, CustomStringConvertible {
  /// As it was named on the command line.
  package let file: String
  /// From 1.
  package let line: Int
  /// The line as it stands.
  package let text: String

  package var description: String {
    """
    \(file):\(line): cannot read "\(text)". A line is one character, the name of a key \
    (\(Key.names.joined(separator: " ")), f1-f12), "text ...", "paste ...", "tick N" (1-100000), "size WxH" or "frame".
    """
  }
}

extension Size {
  /// `80x24`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      (1...1000).contains(width), (1...1000).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }
}

extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("up", .up), ("down", .down),
    ("left", .left), ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp),
    ("pgdn", .pageDown), ("backspace", .backspace), ("space", .character(" ")),
  ]

  /// The names that scripts have for keys, without `f1` to `f12`.
  static var names: [String] { named.map(\.name) }

  /// The key that a script calls so; nil when there is none.
  init?(named name: String) {
    if let found = Self.named.first(where: { $0.name == name }) {
      self = found.key
    } else if name.first == "f", let number = Int(name.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }
}
