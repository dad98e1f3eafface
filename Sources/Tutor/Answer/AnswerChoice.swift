/// One of several rows; the arrow keys move the mark, a digit chooses directly.
package struct AnswerChoice: Hashable, Sendable {
  package let count: Int
  /// The marked row, from 0; nil until the student has moved: nothing is chosen by accident.
  package private(set) var marked: Int?

  package init(count: Int) {
    self.count = count
  }

  package mutating func edit(_ edit: AnswerEdit) {
    switch edit {
    case .up, .left: marked = max(0, (marked ?? count) - 1)
    case .down, .right: marked = min(count - 1, (marked ?? -1) + 1)
    case .home: marked = 0
    case .end: marked = count - 1
    case .insert(let character):
      guard let digit = character.wholeNumberValue, (1...count).contains(digit) else { return }
      marked = digit - 1
    case .paste(let text):
      let digits = text.filter { !$0.isWhitespace }
      if digits.count == 1, let digit = digits.first { self.edit(.insert(digit)) }
    case .deleteBackward, .deleteForward, .clear: marked = nil
    }
  }
}

/// Yes or no first, then one of the reasons: a lone guess is worth nothing.
package struct AnswerTwoTier: Hashable, Sendable {
  /// Row 0 is yes, row 1 no.
  package private(set) var claim = AnswerChoice(count: 2)
  package private(set) var reason: AnswerChoice
  /// Whether the claim is made and the reason is being chosen.
  package private(set) var isAtReason = false

  package init(reasonCount: Int) {
    reason = AnswerChoice(count: reasonCount)
  }

  /// What was claimed; nil while open.
  package var isYes: Bool? { claim.marked.map { $0 == 0 } }

  package mutating func edit(_ edit: AnswerEdit) {
    switch edit {
    case .deleteBackward, .left:
      if isAtReason { isAtReason = false } else { claim.edit(edit) }
    case .insert, .paste, .deleteForward, .clear, .right, .up, .down, .home, .end:
      if isAtReason { reason.edit(edit) } else { claim.edit(edit) }
    }
  }

  /// Goes on to the reasons once a claim is marked.
  package mutating func proceed() {
    if claim.marked != nil { isAtReason = true }
  }
}
