import Canvas
import Course
import Tutor

/// The layers that a quiz is about, as far as the student has earned them.
struct QuizNetwork {
  private let rows: [LayerRow]
  /// The numbers that the student has earned, by part.
  private let found: [(part: String, answer: String)]
  /// Names of the parts whose numbers may be seen.
  private let earned: Set<String>

  /// The network of the part on the screen.
  init(state: QuizState) {
    rows = state.layerTable
    found = state.found
    earned = state.earned
  }

  /// A network of which nothing is earned.
  init(layers: [LayerRow]) {
    rows = layers
    found = []
    earned = []
  }

  /// The table and the numbers found so far; empty for a quiz without a network.
  func lines(width: Int, capabilities: Capabilities) -> [StyledText] {
    guard !rows.isEmpty else { return foundLines(width: width, capabilities: capabilities) }
    let columns: [TextTable.Column] = [.init("layer"), .init("given"), .init("output"), .init("")]
    let table = TextTable(
      columns: columns,
      rows: rows.map { row in
        [
          StyledText(row.name), StyledText(row.given, .quiet), output(row),
          StyledText(source(of: row), .quiet),
        ].map { $0.fitted(to: capabilities) }
      })
    return table.lines(width: width) + foundLines(width: width, capabilities: capabilities)
  }

  /// The table and the numbers as text, without blanks at the ends of lines.
  func plainLines(capabilities: Capabilities) -> [String] {
    lines(width: .max, capabilities: capabilities).map { line in
      let text = line.string
      let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex
      return String(text[..<end])
    }
  }

  /// Only what the student has found is in colour.
  private func output(_ row: LayerRow) -> StyledText {
    let isFound = !row.revealedBy.isEmpty && row.output != "?"
    return StyledText(row.output, isFound ? .output : .text)
  }

  /// The part from which an output is known; empty for one that is given or open.
  private func source(of row: LayerRow) -> String {
    row.revealedBy.first { earned.contains($0) }.map { "from \($0)" } ?? ""
  }

  /// `known so far   a 48   b 300`.
  private func foundLines(width: Int, capabilities: Capabilities) -> [StyledText] {
    guard !found.isEmpty else { return [] }
    var line = StyledText("known so far", .quiet)
    for (part, answer) in found {
      line.append("   \(part) ", Style(.quiet))
      line.append(answer, Style(.output))
    }
    return [""] + line.fitted(to: capabilities).wrapped(to: width, indent: 2)
  }
}
