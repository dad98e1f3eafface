package import Tutor

/// A screen as a conversation in lines, for pipes and screen readers.
package protocol PlainDialogue {
  /// Id of the lesson or quiz that time is spent on.
  var place: String? { get }
  /// What is printed first.
  mutating func opening() -> PlainTurn
  /// What is printed after a line of the student.
  mutating func reply(to line: String) -> PlainTurn
  /// Told before a reply how much time has passed since the turn before.
  mutating func pass(milliseconds: Int)
  /// What is printed when no line is left before the conversation is over; nil for nothing.
  mutating func closing() -> PlainTurn?
}

extension PlainDialogue {
  package mutating func pass(milliseconds: Int) {}
  package mutating func closing() -> PlainTurn? { nil }
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
  private let print: (String) throws -> Void
  private let readLine: () -> String?
  private let record: (ProgressRecord) -> Void
  private let write: (Dispute) throws -> String
  private let milliseconds: () -> Int

  /// Where words go, where lines come from, where record and disputes are kept, and what the clock says.
  package init(
    print: @escaping (String) throws -> Void, readLine: @escaping () -> String?,
    record: @escaping (ProgressRecord) -> Void,
    write: @escaping (Dispute) throws -> String = { _ in "" },
    milliseconds: @escaping () -> Int
  ) {
    self.print = print
    self.readLine = readLine
    self.record = record
    self.write = write
    self.milliseconds = milliseconds
  }

  /// Each turn is kept before it is printed: what the student has seen is in the record.
  package func run(_ dialogue: inout some PlainDialogue) throws {
    var timeSheet = TimeSheet()
    defer { for record in timeSheet.close() { self.record(record) } }
    var turn = dialogue.opening()
    try take(turn)
    while !turn.isLast {
      let start = milliseconds()
      let line = readLine()
      let passed = milliseconds() - start
      for record in timeSheet.pass(milliseconds: passed, at: dialogue.place) { self.record(record) }
      guard let line else {
        if let turn = dialogue.closing() { try take(turn) }
        break
      }
      dialogue.pass(milliseconds: passed)
      turn = dialogue.reply(to: line)
      try take(turn)
    }
  }

  private func take(_ turn: PlainTurn) throws {
    for case .record(let record) in turn.effects { self.record(record) }
    if !turn.text.isEmpty { try print(turn.text) }
    for case .write(let dispute) in turn.effects { try keep(dispute) }
  }

  private func keep(_ dispute: Dispute) throws {
    let words: String
    do {
      words = "Written down. Send this file to your instructor:\n  \(try write(dispute))"
    } catch {
      words = "\(error)"
    }
    try print(words)
  }
}
