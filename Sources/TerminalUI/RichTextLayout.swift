package import Canvas
package import Course
import MathNotation

extension RichText {
  /// The text as one line in styles, formulas in their linear form; prose before it is wrapped.
  package func styled(capabilities: Capabilities, style: Style = .plain) -> StyledText {
    var text = StyledText()
    for span in spans {
      switch span {
      case .text(let words): text.append(words, style)
      case .strong(let words):
        var strong = style
        strong.isBold = true
        text.append(words, strong)
      case .emphasis(let words):
        var emphasis = style
        emphasis.isUnderlined = true
        text.append(words, emphasis)
      case .code(let words): text.append(words, Style(.kernel, isBold: style.isBold))
      case .formula(let formula): text.append(linear(formula, capabilities), style)
      case .lineBreak: text.append("\n", style)
      }
    }
    return text.fitted(to: capabilities)
  }

  /// The text broken into lines; `first` stands before it, lines after the first are set in by `indent`.
  package func lines(
    width: Int, capabilities: Capabilities, first: StyledText = "", indent: Int = 0,
    style: Style = .plain
  ) -> [StyledText] {
    (first.fitted(to: capabilities) + styled(capabilities: capabilities, style: style))
      .wrapped(to: width, indent: indent)
  }
}

/// A short formula stays together on its line; a long one may break at its blanks.
private func linear(_ formula: Formula, _ capabilities: Capabilities) -> String {
  let longestUnbroken = 24
  let text = formula.inlineText(capabilities.isUnicode ? .unicode : .ascii)
  guard text.cellWidth <= longestUnbroken else { return text }
  return String(text.map { $0 == " " ? "\u{A0}" : $0 })
}
