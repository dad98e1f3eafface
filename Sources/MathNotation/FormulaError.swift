/// Why a text is no formula, and where.
public struct FormulaError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    case empty
    case tooLong(count: Int, limit: Int)
    case tooDeep(limit: Int)
    case ends(after: String)
    case unexpected(String)
    /// A sign, and what stands around it.
    case unknownCharacter(Character, before: String, after: String)
    case unknownCommand(String, nearest: String?)
    case unclosed(String)
    case unopened(String)
    case mismatched(open: String, close: String)
    case adjacentNumbers(String, String)
    case secondPoint(String)
    case decimalComma(String)
    /// Digits with one separator, read as thousands and as decimals.
    case doubtfulNumber(whole: String, String)
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
    case .unknownCharacter(let character, let before, let after):
      "At \(place), \(quoted(String(character)))\(neighbours(before, after)) is no sign that is known "
        + "here. Write what it stands for."
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
      "At \(place), \(quoted(text)) has separators in odd places. Part thousands alone, or decimals alone."
    case .decimalComma(let text):
      "At \(place), \(quoted(text)) has a comma inside. Write a point before decimals."
    case .doubtfulNumber(let whole, let decimal):
      "\(NumberGrouping.grouped(whole)) or \(decimal)? Write \(whole) for the first, "
        + "\(decimal)0 for the second."
    case .missingOperator(let text):
      "At \(place) a sign such as * or + is missing before \(quoted(text))."
    case .unclosedText: "The text that begins at \(place) has no closing quotation mark."
    case .doubleScript(let sign):
      "At \(place) a second \(quoted(sign)) follows the first. Put brackets around the first."
    case .unknownEnvironment(let name):
      "At \(place), \(quoted(name)) is not a known environment. Use pmatrix, cases or aligned."
    }
  }

  private func neighbours(_ before: String, _ after: String) -> String {
    switch (before.isEmpty, after.isEmpty) {
    case (true, true): ""
    case (false, true): " behind \(quoted(before))"
    case (true, false): " before \(quoted(after))"
    case (false, false): " between \(quoted(before)) and \(quoted(after))"
    }
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

extension FormulaError {
  /// An unknown character of a text, with its neighbours.
  static func unknown(_ characters: [Character], at index: Int) -> FormulaError {
    let before = characters[..<index].reversed().prefix { !$0.isWhitespace }.reversed()
    let after = characters[(index + 1)...].prefix { !$0.isWhitespace }
    return FormulaError(
      .unknownCharacter(
        characters[index], before: String(before.suffix(8)), after: String(after.prefix(8))),
      at: index)
  }
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
