package import MathNotation

/// The formulas of the course, each with one example in numbers that the engine has computed.
package struct FormulaSheet: Sendable {
  /// A formula and its example.
  package struct Entry: Sendable {
    package var name: String
    /// Id of the lesson that explains it; nil where none does.
    package var lesson: String?
    package var formula: Formula
    /// The formula as its author wrote it, between no dollar signs.
    package var tex: String
    package var example: RichText
    /// The example as Markdown, with its numbers filled in.
    package var exampleMarkdown: String
  }

  /// A heading and the formulas below it.
  package struct Section: Sendable {
    package var title: String
    package var entries: [Entry]
  }

  package var sections: [Section]

  package init(sections: [Section]) {
    self.sections = sections
  }
}
