/// What the engine found about a claim: numbers side by side, and what holds between them.
package struct Proof: Hashable, Sendable {
  /// One number with what it stands for.
  package struct Row: Hashable, Sendable {
    /// Such as `as written`.
    package var label: String
    /// How it is computed: `96*5*5 + 96*3`.
    package var expression: String
    package var value: String
  }

  package var rows: [Row]
  /// Conditions that the engine found to hold, as written: `parameters(conv) = 7296`.
  package var conditions: [String]

  package init(rows: [Row], conditions: [String]) {
    self.rows = rows
    self.conditions = conditions
  }
}
