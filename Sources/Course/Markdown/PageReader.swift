internal import ContentFormat

/// Reads one page of a lesson: a heading, then blocks.
struct PageReader {
  private(set) var problems: [ContentProblem] = []
  private let file: String
  /// Lines of the file before the page.
  private let lineOffset: Int
  private let files: NamedFiles
  private let tex: TeXSpans
  private var inlines: InlineReader

  /// Takes the page's text without the rules around it.
  init(
    _ source: String, file: String, lineOffset: Int, files: NamedFiles
  ) {
    self.files = files
    self.file = file
    self.lineOffset = lineOffset
    tex = TeXSpans(source)
    inlines = InlineReader(tex: tex)
  }

  /// The page; what is wrong with it is in `problems` afterwards.
  mutating func read() -> Page {
    var title: String?
    var titleLine = 1
    var blocks: [Block] = []
    for line in tex.unclosedLines { report(.unclosedDollar, line: line) }
    MarkdownNode.withDocument(tex.text) { document in
      for node in document.children {
        if title == nil, node.kind == .heading {
          title = plainText(of: node)
          titleLine = node.line
        } else if let block = block(from: node) {
          blocks.append(block)
        }
      }
    }
    for found in inlines.problems { report(found.fault, line: found.line) }
    if title == nil { report(.missingTitle, line: 1) }
    return Page(title: title ?? "", blocks: blocks, line: titleLine + lineOffset)
  }

  private mutating func report(_ fault: ContentProblem.Fault, line: Int) {
    problems.append(ContentProblem(file: file, line: line + lineOffset, fault: fault))
  }

  private mutating func block(from node: MarkdownNode) -> Block? {
    switch node.kind {
    case .paragraph: return paragraph(node)
    case .heading: return .paragraph(RichText([.strong(plainText(of: node))]))
    case .list: return list(node)
    case .table: return table(node)
    case .codeBlock: return code(node)
    case .item, .tableHeader, .tableRow, .tableCell, .text, .code, .strong, .emphasis, .link,
      .softBreak, .lineBreak, nil:
      report(.markdown(node.name), line: node.line)
      return nil
    }
  }

  /// Prose, or a formula that stands alone.
  private mutating func paragraph(_ node: MarkdownNode) -> Block? {
    let pieces = node.children.flatMap { tex.pieces(of: $0.literal) }
    let displayed = pieces.compactMap { piece -> TeXSpans.Span? in
      if case .formula(let span) = piece, span.isDisplayed { span } else { nil }
    }
    guard let span = displayed.first else { return .paragraph(richText(of: node)) }
    guard pieces.count == 1 else {
      report(.displayedFormulaInProse, line: span.line)
      return nil
    }
    return inlines.formula(span).map { .formula($0) }
  }

  private mutating func list(_ node: MarkdownNode) -> Block {
    var items: [RichText] = []
    for item in node.children {
      if let nested = item.children.first(where: { $0.kind != .paragraph }) {
        report(.markdown("\(nested.name) inside a list"), line: nested.line)
      }
      let paragraphs = item.children.filter { $0.kind == .paragraph }.map { richText(of: $0).spans }
      items.append(RichText(Array(paragraphs.joined(separator: [.lineBreak]))))
    }
    return .list(items: items, isNumbered: node.isNumberedList)
  }

  private mutating func table(_ node: MarkdownNode) -> Block {
    var rows: [[RichText]] = []
    for row in node.children {
      var cells: [RichText] = []
      for cell in row.children { cells.append(richText(of: cell)) }
      rows.append(cells)
    }
    return .table(header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private mutating func code(_ node: MarkdownNode) -> Block? {
    do {
      return try FenceReader(file: file, line: node.line + lineOffset, files: files)
        .block(info: node.fenceInfo, body: node.literal)
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func richText(of node: MarkdownNode) -> RichText {
    RichText(inlines.spans(of: node))
  }

  private mutating func plainText(of node: MarkdownNode) -> String {
    inlines.spans(of: node).map(\.plainText).joined()
  }
}

extension ContentProblem.Fault {
  fileprivate static let missingTitle = Self.rule(
    "the page has no title", mend: "Begin it with a heading: # Title")

  fileprivate static let displayedFormulaInProse = Self.rule(
    "a formula between $$ stands inside a paragraph",
    mend: "Put empty lines around it, or single dollar signs")
}
