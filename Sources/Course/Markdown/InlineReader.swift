internal import Checked
internal import ContentFormat
internal import MathNotation

/// Turns the inline nodes of a paragraph into rich text, with its formulas read.
struct InlineReader {
  private(set) var problems: [Located] = []
  private let tex: TeXSpans

  /// A fault with its line in the text that was parsed.
  struct Located {
    var line: Int
    var fault: ContentProblem.Fault
  }

  init(tex: TeXSpans) {
    self.tex = tex
  }

  /// A short text of one paragraph, as YAML files hold them.
  static func read(_ source: String) -> (text: RichText, problems: [Located]) {
    let tex = TeXSpans(source)
    var reader = InlineReader(tex: tex)
    reader.problems = tex.unclosedLines.map { Located(line: $0, fault: .unclosedDollar) }
    var spans: [RichText.Span] = []
    MarkdownNode.withDocument(tex.text) { document in
      for paragraph in document.children {
        if !spans.isEmpty { spans.append(.lineBreak) }
        spans += reader.spans(of: paragraph)
      }
    }
    return (RichText(spans), reader.problems)
  }

  /// The spans of a node's children, neighbours of one manner joined.
  mutating func spans(of node: MarkdownNode) -> [RichText.Span] {
    var spans: [RichText.Span] = []
    for child in node.children {
      for span in spansOfInline(child, line: node.line) {
        if case .text(let new) = span, case .text(let old) = spans.last {
          spans[spans.count - 1] = .text(old + new)
        } else {
          spans.append(span)
        }
      }
    }
    return spans
  }

  /// Reads one formula; what cannot be read becomes a problem and its text stays.
  mutating func formula(_ span: TeXSpans.Span) -> Formula? {
    do {
      return try readTeX(span.tex)
    } catch {
      problems.append(Located(line: span.line, fault: error))
      return nil
    }
  }

  private mutating func spansOfInline(_ node: MarkdownNode, line: Int) -> [RichText.Span] {
    if node.literal.hasSteeringSigns {
      problems.append(Located(line: max(line, node.line), fault: .controlSign))
    }
    switch node.kind {
    case .text:
      return styled(node.literal) { .text($0) }
    case .code:
      return [.code(node.literal)]
    case .strong:
      return nested(node) { .strong($0) }
    case .emphasis:
      return nested(node) { .emphasis($0) }
    case .link:
      return nested(node) { .text($0) }
    case .softBreak:
      return [.text(" ")]
    case .lineBreak:
      return [.lineBreak]
    case .paragraph, .heading, .list, .item, .codeBlock, .table, .tableHeader, .tableRow,
      .tableCell, nil:
      problems.append(Located(line: line, fault: .markdown(node.name)))
      return []
    }
  }

  private mutating func nested(
    _ node: MarkdownNode, _ style: (String) -> RichText.Span
  ) -> [RichText.Span] {
    var spans: [RichText.Span] = []
    for span in self.spans(of: node) {
      if case .text(let text) = span { spans.append(style(text)) } else { spans.append(span) }
    }
    return spans
  }

  private mutating func styled(
    _ text: String, _ style: (String) -> RichText.Span
  ) -> [RichText.Span] {
    var spans: [RichText.Span] = []
    for piece in tex.pieces(of: text) {
      switch piece {
      case .text(let text): spans.append(style(text))
      case .formula(let span):
        spans.append(formula(span).map { .formula($0) } ?? .code(span.tex))
      }
    }
    return spans
  }
}

extension ContentProblem.Fault {
  /// A dollar sign without its partner.
  static let unclosedDollar = Self.rule(
    "a dollar sign opens a formula that nothing closes",
    mend: "Close it, or write \\$ for the sign itself")

  /// A kind of Markdown that no page can show, by cmark's name.
  static func markdown(_ name: String) -> Self {
    let words = name.replacing("_", with: " ")
    return rule(
      "Markdown of the kind \"\(words)\" cannot be shown",
      mend: "Use paragraphs, lists, tables, formulas, code and the fences of a lesson")
  }
}

/// Reads TeX as the course writes it.
func readTeX(_ tex: String) throws(ContentProblem.Fault) -> Formula {
  do {
    return try Formula(tex: tex)
  } catch {
    throw .tex(tex.trimmed, reason: "\(error)")
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
