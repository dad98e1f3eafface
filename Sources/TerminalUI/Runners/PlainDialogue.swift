package import Tutor

/// A screen as a conversation in lines, for pipes and screen readers.
package protocol PlainDialogue {
  /// What is printed first.
  mutating func opening() -> PlainTurn
  /// What is printed after a line of the student.
  mutating func reply(to line: String) -> PlainTurn
}

/// One turn of a conversation: what is said, and what follows from it.
package struct PlainTurn: Hashable, Sendable {
  /// Printed as it stands, with a line feed at its end.
  package var text: String
  /// What the outside should do; only `record` means something here.
  package var effects: [Effect]
  /// Whether the conversation is over.
  package var isLast: Bool

  package init(_ text: String, effects: [Effect] = [], isLast: Bool = false) {
    self.text = text
    self.effects = effects
    self.isLast = isLast
  }
}

/// Holds a conversation until it is over or no line is left.
package struct PlainRunner {
  private let print: (String) -> Void
  private let readLine: () -> String?
  private let record: (ProgressRecord) -> Void

  /// Where words go, where lines come from, and where the record is kept.
  package init(
    print: @escaping (String) -> Void, readLine: @escaping () -> String?,
    record: @escaping (ProgressRecord) -> Void
  ) {
    self.print = print
    self.readLine = readLine
    self.record = record
  }

  /// Each turn is kept before it is printed: what the student has seen is in the record.
  package func run(_ dialogue: inout some PlainDialogue) {
    var turn = dialogue.opening()
    take(turn)
    while !turn.isLast, let line = readLine() {
      turn = dialogue.reply(to: line)
      take(turn)
    }
  }

  private func take(_ turn: PlainTurn) {
    for case .record(let record) in turn.effects { self.record(record) }
    print(turn.text)
  }
}
