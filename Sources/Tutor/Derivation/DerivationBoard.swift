package import Grading

/// The lines of a derivation that stand, each taken only where it follows from the one before.
package struct DerivationBoard: Hashable, Sendable {
  /// A line that stands, and why it may.
  package struct Line: Hashable, Sendable {
    package var text: String
    /// The rules that lead to it; empty where only its form has changed.
    package var rules: [String]
  }

  package private(set) var lines: [Line] = []
  package private(set) var isFinished = false

  /// All lines with their rules, as the question takes them.
  package var text: String {
    lines.map { line in
      line.rules.isEmpty ? line.text : line.text + " | " + line.rules.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// Takes a line where it follows; throws what cannot be read.
  package mutating func take(_ text: String, by key: StepsKey) throws -> StepsKey.Reason {
    let reason = try key.reason(for: text, after: lines.last?.text)
    if case .follows(let rules, let isLast) = reason {
      lines.append(Line(text: try key.compactText(of: text), rules: rules))
      isFinished = isLast
    }
    return reason
  }

  /// Takes the last line back; nil where there is none.
  package mutating func takeBack() -> Line? {
    isFinished = false
    return lines.popLast()
  }
}
