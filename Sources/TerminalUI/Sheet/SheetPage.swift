import Canvas
package import Course
import MathNotation
package import Tutor

/// The formula sheet as one HTML file that needs nothing else and can be printed on two sides.
package struct SheetPage {
  private let sheet: FormulaSheet
  private let mistakes: StudentMistakes

  package init(_ sheet: FormulaSheet, mistakes: StudentMistakes) {
    self.sheet = sheet
    self.mistakes = mistakes
  }

  /// The whole file, with a line feed at its end.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>\(SheetWords.title)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <section class="front">
    <h1>\(SheetWords.title)</h1>
    <div class="columns">
    \(sheet.sections.map(section).joined(separator: "\n"))
    </div>
    </section>
    <section class="back">
    <h1>\(SheetWords.backTitle)</h1>
    \(back)
    </section>
    </body>
    </html>

    """
  }

  private static let style = """
    body { font: 10pt/1.35 sans-serif; margin: 1.5em; color: #111; background: #fff; }
    h1 { font-size: 15pt; margin: 0 0 .5em; }
    h2 { font-size: 11pt; margin: .7em 0 .3em; border-bottom: 1px solid #999; break-after: avoid; }
    .columns { columns: 2; column-gap: 2em; }
    .formula { break-inside: avoid; margin: 0 0 .6em; }
    .formula b, li b { font-weight: 600; }
    .lesson, .place { color: #555; font-size: 85%; }
    pre { font: 10pt/1.15 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace;
      margin: .15em 0 .15em 1em; }
    code { font-family: "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; font-size: 92%; }
    .back { break-before: page; }
    @media print { body { margin: 0; } @page { size: A4; margin: 14mm; } }
    @media (max-width: 40em) { .columns { columns: 1; } }
    """

  private func section(_ section: FormulaSheet.Section) -> String {
    (["<h2>\(section.title.escaped)</h2>"] + section.entries.map(entry)).joined(separator: "\n")
  }

  private func entry(_ entry: FormulaSheet.Entry) -> String {
    let lesson = entry.lesson.map { " <span class=\"lesson\">lesson \($0.escaped)</span>" } ?? ""
    let rows = FormulaLayout(entry.formula, maxWidth: 44).rows.joined(separator: "\n")
    return """
      <div class="formula"><b>\(entry.name.escaped)</b>\(lesson)
      <pre>\(rows.escaped)</pre>
      \(entry.example.html)</div>
      """
  }

  private var back: String {
    guard !mistakes.mistakes.isEmpty || !mistakes.openQuestions.isEmpty else {
      return "<p>\(SheetWords.nothingWrong)</p>"
    }
    let items = mistakes.mistakes.map { mistake in
      "<li><b>\(mistake.id.escaped)</b> <span class=\"place\">"
        + "\(SheetWords.place(of: mistake).escaped)</span><br>\(mistake.words.escaped)</li>"
    }
    let list = items.isEmpty ? "" : "<ul>\n\(items.joined(separator: "\n"))\n</ul>\n"
    guard !mistakes.openQuestions.isEmpty else { return list }
    return list
      + "<p>Not yet right: \(mistakes.openQuestions.joined(separator: ", ").escaped).</p>"
  }
}

extension RichText {
  /// The spans as HTML, formulas in their linear form.
  fileprivate var html: String {
    spans.map { span in
      let words = span.plainText.escaped
      return switch span {
      case .text: words
      case .strong: "<b>\(words)</b>"
      case .emphasis: "<em>\(words)</em>"
      case .code: "<code>\(words)</code>"
      case .formula(let formula): "<code>\(formula.linearText(.unicode).escaped)</code>"
      case .lineBreak: "<br>"
      }
    }.joined()
  }
}

extension String {
  /// With the signs of HTML written out.
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
