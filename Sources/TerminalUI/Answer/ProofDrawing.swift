internal import Checked
import Canvas
import Course

/// What the engine found about a claim: its numbers side by side, and what holds.
struct ProofDrawing {
  /// Expressions longer than this leave no room for their numbers.
  private static let expressionLimit = 44

  private let proof: Proof

  init(_ proof: Proof) {
    self.proof = proof
  }

  /// A table, cut to a width.
  func lines(width: Int) -> [StyledText] {
    let table = TextTable(
      columns: [.init("proof"), .init("computed as"), .init("by the engine")],
      rows: proof.rows.map { row in
        [
          StyledText(row.label), StyledText(shortened(row.expression), .quiet),
          StyledText(row.value, Style(.output, isBold: true)),
        ]
      })
    let holds = proof.conditions.flatMap { condition in
      StyledText("✓ \(condition)", .right).wrapped(to: width, indent: 2)
    }
    guard table.lines().allSatisfy({ $0.width <= width }) else { return narrowLines(width) + holds }
    return table.lines() + holds
  }

  /// The same for pipes and screen readers.
  var plainLines: [String] {
    proof.rows.map { "proof: \($0.label) = \($0.value)   from \($0.expression)" }
      + proof.conditions.map { "holds: \($0)" }
  }

  private func narrowLines(_ width: Int) -> [StyledText] {
    proof.rows.flatMap { row in
      (StyledText("\(row.label)  ", .quiet) + StyledText(row.value, Style(.output, isBold: true)))
        .wrapped(to: width, indent: 2)
    }
  }

  private func shortened(_ expression: String) -> String {
    expression.count <= Self.expressionLimit
      ? expression : expression.prefix(atMost: Self.expressionLimit - 1) + "…"
  }
}
