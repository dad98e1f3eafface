package import ContentFormat
package import Grading

/// What a `derive` fence says: the question whose derivation is made, and the networks run beside it.
package struct DerivationSpec: Hashable, Sendable {
  /// Id of a question of type `steps`.
  package var question: String
  package var spread: FigureRequest
  /// Line of the fence, from 1.
  package var line: Int

  package init(question: String, spread: FigureRequest, line: Int) {
    self.question = question
    self.spread = spread
    self.line = line
  }
}

/// A derivation as a question knows it: how a line is checked, one way that is right, and lines that are not.
package struct Derivation: Sendable {
  package var key: StepsKey
  /// One right way, without the names of its rules.
  package var lines: [String]
  /// Wrong lines to choose from, for each step of that way.
  package var traps: [[String]]

  package init(key: StepsKey, lines: [String], traps: [[String]]) {
    self.key = key
    self.lines = lines
    self.traps = traps
  }
}
