package import MathNotation

/// Prose with formulas inside: what Markdown paragraphs and YAML texts become.
package struct RichText: Hashable, Sendable {
  /// A piece of prose in one manner.
  package enum Span: Hashable, Sendable {
    case text(String)
    case strong(String)
    case emphasis(String)
    case code(String)
    /// Between `$` signs.
    case formula(Formula)
    case lineBreak
  }

  package var spans: [Span]

  package init(_ spans: [Span]) {
    self.spans = spans
  }
}
