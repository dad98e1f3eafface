package import Course

/// What typing does to an answer, whatever its kind; the kind decides what it means.
package enum AnswerEdit: Hashable, Sendable {
  /// Always text in a field; a space or a digit acts on ticks and choices.
  case insert(Character)
  /// A text that was copied elsewhere: one line in a field, its cells in a grid.
  case paste(String)
  case deleteBackward
  case deleteForward
  case clear
  case left
  case right
  case up
  case down
  case home
  case end
}

/// The answer being given, in the form that the question's kind asks for.
package enum AnswerEntry: Hashable, Sendable {
  case field(AnswerField)
  case derivation(AnswerDerivation)
  case cells(AnswerCells)
  case choice(AnswerChoice)
  case twoTier(AnswerTwoTier)
  case rubric(AnswerRubric)

  package init(kind: QuestionInstance.Kind) {
    switch kind {
    case .integer, .shape, .real, .formula, .build: self = .field(AnswerField())
    case .steps: self = .derivation(AnswerDerivation())
    case .cells(let rows, let columns):
      self = .cells(AnswerCells(rows: rows, columns: columns))
    case .choice(let choices):
      self = .choice(AnswerChoice(count: choices.count))
    case .twoTier(let reasons):
      self = .twoTier(AnswerTwoTier(reasonCount: reasons.count))
    case .rubric(_, let ticks):
      self = .rubric(AnswerRubric(tickCount: ticks.count))
    }
  }

  /// The answer as one line, as `cnn-tutor answer` takes it and the record keeps it: `2`, `yes 1`.
  package var text: String {
    switch self {
    case .field(let field): field.text
    case .derivation(let derivation): derivation.text
    case .cells(let cells): cells.text
    case .choice(let choice): choice.marked.map { "\($0 + 1)" } ?? ""
    case .twoTier(let twoTier):
      [
        twoTier.isYes.map { $0 ? "yes" : "no" }, twoTier.reason.marked.map { "\($0 + 1)" },
      ].compactMap(\.self).joined(separator: " ")
    case .rubric(let rubric): rubric.field.text
    }
  }

  package mutating func edit(_ edit: AnswerEdit) {
    switch self {
    case .field(var field):
      field.edit(edit)
      self = .field(field)
    case .derivation(var derivation):
      derivation.edit(edit)
      self = .derivation(derivation)
    case .cells(var cells):
      cells.edit(edit)
      self = .cells(cells)
    case .choice(var choice):
      choice.edit(edit)
      self = .choice(choice)
    case .twoTier(var twoTier):
      twoTier.edit(edit)
      self = .twoTier(twoTier)
    case .rubric(var rubric):
      rubric.edit(edit)
      self = .rubric(rubric)
    }
  }
}
