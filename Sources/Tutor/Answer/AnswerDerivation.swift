package import Grading

/// A derivation in the making: the lines that stand, and a field for those that come next.
package struct AnswerDerivation: Hashable, Sendable {
  package private(set) var board = DerivationBoard()
  package private(set) var field = AnswerField()

  package init() {}

  /// All lines with `;` between them, those that are not checked yet behind the others.
  package var text: String {
    [board.text, field.isBlank ? "" : field.text].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The last line goes back into an empty field, to be changed.
  package mutating func edit(_ edit: AnswerEdit) {
    switch edit {
    case .deleteBackward where field.characters.isEmpty:
      field = AnswerField(board.takeBack()?.text ?? "")
    case .paste(let text):
      let lines = text.split(whereSeparator: \.isNewline).map { String($0).onOneLine }
      field.paste(lines.filter { !$0.isEmpty }.joined(separator: "; "))
    case .insert, .deleteBackward, .deleteForward, .clear, .left, .right, .up, .down, .home, .end:
      field.edit(edit)
    }
  }

  /// Moves typed lines to the board as long as they follow, and says what became of the last one tried.
  package mutating func proceed(by key: StepsKey) throws -> StepsKey.Reason? {
    var last: StepsKey.Reason?
    while let line = typed.first {
      last = try board.take(line, by: key)
      guard case .follows = last else { return last }
      field = AnswerField(typed.dropFirst().joined(separator: "; "))
    }
    return last
  }

  private var typed: [String] {
    field.text.split(separator: ";").map { String($0).onOneLine }.filter { !$0.isEmpty }
  }
}
