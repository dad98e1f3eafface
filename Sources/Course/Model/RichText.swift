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

extension RichText.Span {
  /// The words without their manner; a formula as it reads in one line.
  package var plainText: String {
    switch self {
    case .text(let text), .strong(let text), .emphasis(let text), .code(let text): text
    case .formula(let formula): formula.linearText
    case .lineBreak: "\n"
    }
  }
}

extension RichText {
  /// The words in one manner, for pipes and messages.
  package var plainText: String {
    spans.map(\.plainText).joined()
  }
}
