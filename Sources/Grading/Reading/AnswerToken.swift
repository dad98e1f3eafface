/// A piece of an answer: a calculation, a word, or what stands between them.
enum AnswerToken: Hashable {
  /// Digits, signs and the exercise's letters, with the numbers as a machine reads them.
  case maths(String)
  /// A word as it was typed, and what it means here.
  case word(String, WordRole)
  /// `=` and what is said instead of it.
  case equals
  /// A colon: what stands before it may be a title.
  case colon
  /// `≈`, as it was typed.
  case approximately(String)
  /// The end of a clause: a comma, a semicolon, a point, a new line.
  case clause
  /// What stands in brackets behind a complete number: its working.
  case working([AnswerToken])

  /// Whether a calculation may go on behind it.
  var isSilentWord: Bool {
    if case .word(_, let role) = self { role.isSilent } else { false }
  }
}

extension [AnswerToken] {
  /// Joins calculations with words inside: `3 filters * 16 weights` is `3 * 16`.
  var joined: [AnswerToken] {
    var result: [AnswerToken] = []
    for token in self {
      guard case .maths(let text) = token,
        let last = result.lastIndex(where: { !$0.isSilentWord }),
        case .maths(let before) = result[last], last < result.count - 1,
        before.last.map("+-*/·×^".contains) == true || text.first.map("+-*/·×^%".contains) == true
      else {
        result.append(token)
        continue
      }
      result.append(.maths(before + " " + text))
      result.remove(at: last)
    }
    return result
  }

  /// Every word, those of workings too.
  var words: [(text: String, role: WordRole)] {
    flatMap { token -> [(text: String, role: WordRole)] in
      switch token {
      case .word(let text, let role): [(text, role)]
      case .working(let inner): inner.words
      case .maths, .equals, .colon, .approximately, .clause: []
      }
    }
  }

  /// Every calculation, those of workings too.
  var calculations: [String] {
    flatMap { token -> [String] in
      switch token {
      case .maths(let text): [text]
      case .working(let inner): inner.calculations
      case .word, .equals, .colon, .approximately, .clause: []
      }
    }
  }
}
