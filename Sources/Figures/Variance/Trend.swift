internal import Canvas

/// Where numbers lead from the first layer that is shown to the last.
package enum Trend: Int, Hashable, Sendable, CaseIterable {
  case shrinks = 1
  case stays
  case grows

  /// What comes of it, as a verb.
  fileprivate var words: String {
    switch self {
    case .shrinks: "dies out"
    case .stays: "stays"
    case .grows: "blows up"
    }
  }
}

extension Question {
  /// Asks for a trend by its number; `way` is from where to where.
  static func trend(
    _ way: String, isTold: @escaping @Sendable (F) -> Bool,
    found: @escaping @Sendable (F) -> Trend?
  ) -> Question {
    var question = Question(
      .choice(3),
      SizedWords(
        "\(way), it: 1 dies out   2 stays   3 blows up?", narrow: "1 dies out 2 stays 3 blows up")
    ) { figure, text in
      guard let said = Trend.allCases.first(where: { "\($0.rawValue)" == text }),
        let trend = found(figure)
      else { return nil }
      return said == trend
        ? Verdict(true, "it \(trend.words)")
        : Verdict(false, "you said it \(said.words); it \(trend.words)")
    }
    question.playsBehind = true
    question.isTold = isTold
    return question
  }
}
