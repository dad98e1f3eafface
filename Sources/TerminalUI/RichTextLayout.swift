package import Canvas
package import Course
import MathNotation

extension RichText {
  /// The text as one line in styles, formulas in their linear form: for pipes and screen readers.
  package func styled(capabilities: Capabilities, style: Style = .plain) -> StyledText {
    var text = StyledText()
    for span in spans {
      if case .formula(let formula) = span {
        text.append(formula.linearText(capabilities.isUnicode ? .unicode : .ascii), style)
      } else {
        text.append(span.styled(style))
      }
    }
    return text.fitted(to: capabilities)
  }

  /// The text broken into lines; `first` stands before it, lines after the first are set in by `indent`.
  ///
  /// Formulas of one row stand in the prose, larger ones below it unless they are short in linear form.
  package func lines(
    width: Int, capabilities: Capabilities, first: StyledText = "", indent: Int = 0,
    style: Style = .plain
  ) -> [StyledText] {
    var setter = RichTextSetter(
      width: width, capabilities: capabilities, indent: indent, style: style, first: first)
    for span in spans { setter.take(span) }
    return setter.finish()
  }
}

extension RichText.Span {
  /// Words in the style of their manner; nothing for a formula, which needs more than words.
  fileprivate func styled(_ style: Style) -> StyledText {
    var style = style
    switch self {
    case .text(let words): return StyledText(words, style)
    case .strong(let words):
      style.isBold = true
      return StyledText(words, style)
    case .emphasis(let words):
      style.isUnderlined = true
      return StyledText(words, style)
    case .code(let words): return StyledText(words, Style(.kernel, isBold: style.isBold))
    case .formula: return StyledText()
    case .lineBreak: return StyledText("\n", style)
    }
  }
}

/// Sets prose and formulas into lines, one span after the other.
private struct RichTextSetter {
  /// A formula no longer than this stays in the prose whatever its height.
  private static let shortFormula = 24

  let width: Int
  let capabilities: Capabilities
  let indent: Int
  let style: Style
  private var lines: [StyledText] = []
  /// What is not broken into lines yet.
  private var prose: StyledText
  /// Where punctuation goes that follows a formula below the prose.
  private var formulaLine: Int?

  init(
    width: Int, capabilities: Capabilities, indent: Int, style: Style, first: StyledText
  ) {
    self.width = width
    self.capabilities = capabilities
    self.indent = indent
    self.style = style
    prose = first
  }

  mutating func take(_ span: RichText.Span) {
    if case .formula(let formula) = span { return take(formula) }
    var words = span.styled(style)
    if let line = formulaLine, let run = words.runs.first {
      let sign = run.text.prefix { ".,;:)".contains($0) }
      lines[line].append(String(sign), style)
      words.runs[0].text = String(run.text.dropFirst(sign.count).drop { $0 == " " })
      formulaLine = nil
    }
    prose.append(words)
  }

  mutating func finish() -> [StyledText] {
    endProse()
    return lines
  }

  private mutating func take(_ formula: Formula) {
    let room = max(1, width - indent - 2)
    let layout = FormulaLayout(formula, isUnicode: capabilities.isUnicode, maxWidth: room)
    let linear = formula.linearText(capabilities.isUnicode ? .unicode : .ascii)
    if layout.size.height == 1 {
      prose.append(unbroken(layout.rows[0]), style)
    } else if linear.cellWidth <= Self.shortFormula {
      prose.append(unbroken(linear), style)
    } else {
      endProse()
      let margin = StyledText(String(repeating: " ", count: indent + 2))
      formulaLine = lines.count + layout.baseline
      lines += layout.lines(style).map { margin + $0 }
    }
  }

  /// Holds a formula together, but for a break before a relation, unless a side is wider than a line.
  private func unbroken(_ text: String) -> String {
    var pieces: [[Substring]] = [[]]
    for word in text.split(separator: " ") {
      if ["=", "≈", "≤", "≥", "<", ">", "<=", ">="].contains(word) { pieces.append([]) }
      pieces[pieces.count - 1].append(word)
    }
    return pieces.map { words in
      let piece = words.joined(separator: "\u{A0}")
      return piece.cellWidth <= width - indent ? piece : words.joined(separator: " ")
    }.joined(separator: " ")
  }

  private mutating func endProse() {
    defer { prose = StyledText() }
    guard prose.runs.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) else { return }
    let isFirst = lines.isEmpty
    let margin = StyledText(isFirst ? "" : String(repeating: " ", count: indent))
    lines += (margin + prose).fitted(to: capabilities).wrapped(to: width, indent: indent)
  }
}
