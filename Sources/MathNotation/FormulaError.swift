/// Why a text is no formula, and where.
public struct FormulaError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    case empty
    case tooLong(count: Int, limit: Int)
    case tooDeep(limit: Int)
    case ends(after: String)
    case unexpected(String)
    case unknownCharacter(Character)
    case unknownCommand(String, nearest: String?)
    case unclosed(String)
    case unopened(String)
    case mismatched(open: String, close: String)
    case adjacentNumbers(String, String)
    case secondPoint(String)
    case decimalComma(String)
    case missingOperator(before: String)
    case unclosedText
    case doubleScript(String)
    case unknownEnvironment(String)
  }

  /// What went wrong.
  public var reason: Reason
  /// Characters of the text before the place, from 0.
  public var position: Int

  /// A reason and a place.
  public init(_ reason: Reason, at position: Int) {
    self.reason = reason
    self.position = position
  }
}

extension FormulaError: CustomStringConvertible {
  /// A sentence for the student, with the place and a way out.
  public var description: String {
    let place = "character \(position + 1)"
    return switch reason {
    case .empty: "There is nothing to read yet."
    case .tooLong(let count, let limit):
      "This is too long to read: \(count) characters, \(limit) are allowed. Write it shorter."
    case .tooDeep(let limit):
      "At \(place) brackets, powers or signs are nested more than \(limit) deep. Write it flatter."
    case .ends(let after):
      "The formula stops after \(quoted(after)): a number, a name or a bracket should follow."
    case .unexpected(let text):
      "At \(place), \(quoted(text)) does not fit: a number, a name or a bracket was expected."
    case .unknownCharacter(let character):
      "At \(place), \(quoted(String(character))) is not a sign of a formula. Leave it out."
    case .unknownCommand(let name, let nearest):
      "At \(place), \(quoted("\\" + name)) is not a known command."
        + (nearest.map { " Did you mean \(quoted("\\" + $0))?" } ?? " Write it in another way.")
    case .unclosed(let open):
      "The bracket \(quoted(open)) at \(place) is not closed. Close it where it ends."
    case .unopened(let close):
      "The bracket \(quoted(close)) at \(place) was not opened. Remove it or open it before."
    case .mismatched(let open, let close):
      "At \(place) the bracket \(quoted(open)) is closed by \(quoted(close)). Use one kind."
    case .adjacentNumbers(let first, let second):
      "At \(place), \(quoted(second)) follows \(quoted(first)). Put a sign between the numbers."
    case .secondPoint(let text):
      "At \(place), \(quoted(text)) has more than one point. Write 3274634 or 0.25."
    case .decimalComma(let text):
      "At \(place), \(quoted(text)) has a comma inside. Write a point before decimals: 0.25."
    case .missingOperator(let text):
      "At \(place) a sign such as * or + is missing before \(quoted(text))."
    case .unclosedText: "The text that begins at \(place) has no closing quotation mark."
    case .doubleScript(let sign):
      "At \(place) a second \(quoted(sign)) follows the first. Put brackets around the first."
    case .unknownEnvironment(let name):
      "At \(place), \(quoted(name)) is not a known environment. Use pmatrix, cases or aligned."
    }
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

/// How much a reader takes in before it stops with an error.
public enum FormulaLimits {
  /// Characters of one formula.
  public static let length = 4000
  /// Brackets, powers and signs inside each other.
  public static let nesting = 48
  /// Levels of the tree that is returned.
  public static let height = 128
}
