import Course

/// Which form of answer a question wants, in a sentence that shows no number of the answer.
struct AnswerForm {
  let kind: QuestionInstance.Kind

  init(_ kind: QuestionInstance.Kind) {
    self.kind = kind
  }

  var sentence: String {
    switch kind {
    case .integer: "Wanted is a whole number, or a calculation in whole numbers with + - * / ( )."
    case .shape: "Wanted are the sizes with x between them, one for each axis."
    case .real: "Wanted is one number: a decimal, a fraction with /, or a calculation."
    case .formula: "Wanted is a formula in the letters of the question, with * between factors."
    case .steps: "Wanted are lines of a derivation with ; between them."
    case .cells(let rows, let columns):
      rows == 1
        ? "Wanted are \(columns) numbers, one in each cell."
        : "Wanted are \(rows) rows of \(columns) numbers, one in each cell."
    case .build: BuildWords.form
    case .choice(let choices): "Wanted is one of the numbers 1 to \(choices.count)."
    case .twoTier(let reasons):
      "Wanted is yes or no and the number of a reason, 1 to \(reasons.count)."
    case .rubric: "Wanted is a sentence or two."
    }
  }
}
