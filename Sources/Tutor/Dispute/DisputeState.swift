/// "I do not believe you": the student's words, and where the text was written.
package struct DisputeState: StateMachine {
  /// What can happen.
  package enum Message: Hashable, Sendable {
    case edit(AnswerEdit)
    /// Writes the text, or leaves once it is written.
    case enter
    /// The text is a file now.
    case written(path: String)
  }

  package private(set) var dispute: Dispute
  package private(set) var field = AnswerField()
  /// The file with the text; nil before it is written.
  package private(set) var path: String?

  package init(_ dispute: Dispute) {
    self.dispute = dispute
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .edit(let edit):
      var entry = AnswerEntry.field(field)
      entry.edit(edit)
      if path == nil, case .field(let edited) = entry { field = edited }
    case .enter:
      guard path == nil else { return [.back] }
      dispute.words = field.text
      return [.write(dispute)]
    case .written(let path): self.path = path
    }
    return []
  }
}
