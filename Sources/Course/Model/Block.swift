package import ContentFormat
package import MathNotation

/// A piece of a page.
package enum Block: Sendable {
  case paragraph(RichText)
  case list(items: [RichText], isNumbered: Bool)
  case table(header: [RichText], rows: [[RichText]])
  /// Between `$$` signs, on lines of its own.
  case formula(Formula)
  /// Set as written.
  case code(String)
  /// A figure, as it was asked for; what it is only `Figures` knows.
  case figure(FigureRequest)
  /// A derivation that is made line by line, of a question of this lesson.
  case derivation(DerivationSpec)
  /// A question of this lesson, by id.
  case ask(String)
  /// A training run that can be opened from the page, by its id in `experiments.yaml`.
  case experiment(id: String, line: Int)
}
