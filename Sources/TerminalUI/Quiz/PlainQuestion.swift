import Canvas
import Course

/// A question in lines of text: its prompt, and how to answer it.
struct PlainQuestion {
  let question: QuestionInstance
  /// What it is called: `b`, or `10.1.b (seed 17)`.
  let label: String
  let capabilities: Capabilities

  init(_ question: QuestionInstance, label: String, capabilities: Capabilities) {
    self.question = question
    self.label = label
    self.capabilities = capabilities
  }

  var lines: [String] {
    ["\(label). \(linear(question.prompt))"] + instruction
  }

  private var instruction: [String] {
    switch question.kind {
    case .integer, .shape, .real, .formula: return []
    case .steps(let start, let rules):
      let begin = "Begin: \(linear(start)). Write the lines with ; between them."
      let names = "Name the rule of each behind a bar |: \(rules.joined(separator: ", "))."
      return rules.isEmpty ? [begin] : [begin, names]
    case .cells(let rows, let columns):
      let cells = rows == 1 ? "\(columns) cells" : "\(rows) rows of \(columns) cells"
      return ["Write \(cells): blanks between cells, ; between rows."]
    case .build: return [BuildWords.form]
    case .choice(let choices): return Self.numbered(choices, capabilities)
    case .twoTier: return ["Write yes or no."]
    case .rubric: return ["Write your answer in one line; you will mark it yourself."]
    }
  }

  /// Texts with their numbers, from 1.
  static func numbered(_ texts: [RichText], _ capabilities: Capabilities) -> [String] {
    texts.enumerated().map { "\($0 + 1)  \($1.styled(capabilities: capabilities).string)" }
  }

  private func linear(_ text: RichText) -> String {
    text.styled(capabilities: capabilities).string
  }
}
