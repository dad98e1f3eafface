internal import Checked

/// Text that cannot steer a terminal, whatever file, name or argument it comes from.
///
/// All that this program says goes through it; line feeds and tabs stay, every other sign that would steer becomes `�`.
public struct TerminalText: Hashable, Sendable {
  /// What is shown.
  public private(set) var string: String

  /// Any text, made harmless.
  public init(_ text: String) {
    string =
      text.hasSteeringSigns ? Self.harmless(text.replacing("\r\n", with: "\n")) : text
  }

  /// A JSON value, in which every such sign is escaped.
  ///
  /// An encoder escapes those of ASCII; the others can only stand in a string, and have four digits.
  public init(json: String) {
    guard json.hasSteeringSigns else {
      string = json
      return
    }
    string = json.unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isSteeringSign {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// A sequence of our own that steers: only what is written in the source can be one.
  public init(control: StaticString) {
    string = "\(control)"
  }

  /// One text after the other.
  public static func + (left: TerminalText, right: TerminalText) -> TerminalText {
    var both = left
    both.string += right.string
    return both
  }

  private static func harmless(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { harmless, scalar in
      let isShown = !scalar.isSteeringSign || scalar == "\n" || scalar == "\t"
      harmless.unicodeScalars.append(isShown ? scalar : "\u{FFFD}")
    }
  }
}
