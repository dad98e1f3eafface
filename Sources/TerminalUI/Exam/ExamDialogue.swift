package import Canvas
import Course
import Grading
package import Tutor

/// A mock exam as a conversation in lines; it is marked when it is handed in or no line is left.
package struct ExamDialogue: PlainDialogue {
  /// Time is counted for lessons and quizzes, not for a paper.
  package var place: String? { nil }
  private var state: ExamState
  private let capabilities: Capabilities
  /// Whether the line before was `quit`.
  private var isLeaveAsked = false

  package init(_ state: ExamState, capabilities: Capabilities) {
    self.state = state
    self.capabilities = capabilities
  }

  private var words: ExamWords { ExamWords(state: state) }

  package mutating func opening() -> PlainTurn {
    let paper = state.paper
    return turn(
      [
        "exam, seed \(paper.seed): \(paper.items.count) parts, \(paper.points) points, "
          + "\(paper.minutes) minutes. No verdicts until the end.",
        "Answer with a line, or write: skip, back, go N, flag, list, finish, quit.", "",
      ] + partLines)
  }

  package mutating func pass(milliseconds: Int) {
    _ = state.handle(.pass(milliseconds: milliseconds))
  }

  package mutating func closing() -> PlainTurn? { isLeaveAsked ? nil : finish([]) }

  package mutating func reply(to line: String) -> PlainTurn {
    guard state.isRunning else {
      return results(["The time is over; this line came too late.", ""], [])
    }
    let words = line.words
    let parts = words.lowercased().split(separator: " ")
    let isMeant = isLeaveAsked
    isLeaveAsked = false
    switch parts.first {
    case nil: return turn(partLines)
    case "quit", "q": return leave(isMeant: isMeant)
    case "finish": return finish([])
    case "skip": return go(to: state.current + 1)
    case "back": return go(to: state.current - 1)
    case "flag":
      _ = state.handle(.flag)
      return turn([self.words.standing(state.current)])
    case "list":
      return turn(self.words.table(width: .max, capabilities: capabilities).map(\.string))
    case "go":
      guard parts.count == 2, let number = Int(parts[1]), state.answers.indices.contains(number - 1)
      else { return turn(["Write go and a number from 1 to \(state.answers.count)."]) }
      return go(to: number - 1)
    default: return answer(words)
    }
  }

  private mutating func answer(_ text: String) -> PlainTurn {
    let effects = state.handle(.give(text))
    if let message = state.refusal(state.current) {
      return turn([self.words.refusal(message), "Write it again, or write skip."], effects)
    }
    guard state.current < state.answers.count - 1 else {
      let open = self.words.openParts
      let rest = open.isEmpty ? "" : " \(open)"
      return turn(["kept. This was the last part.\(rest) Write finish, or go N."], effects)
    }
    _ = state.handle(.step(1))
    return turn(["kept. \(words.timeLeft)", ""] + partLines, effects)
  }

  private mutating func leave(isMeant: Bool) -> PlainTurn {
    guard isMeant else {
      isLeaveAsked = true
      return turn(["Leave without marks? Write quit once more, or finish to hand the paper in."])
    }
    return turn(
      ["Left. What you answered is in the record; nothing was marked."], isLast: true)
  }

  private mutating func go(to part: Int) -> PlainTurn {
    guard state.answers.indices.contains(part) else {
      return turn(["There is no further part. Write finish, or go N."])
    }
    _ = state.handle(.go(part: part))
    return turn(partLines)
  }

  private mutating func finish(_ lines: [String]) -> PlainTurn {
    let effects = state.handle(.handIn)
    return results(lines, effects)
  }

  private var partLines: [String] {
    let answer = state.answers[state.current]
    let layers = answer.question.layers.map { row in
      LayerRow(
        name: row.name, given: row.given, output: row.output(earned: []),
        revealedBy: row.revealedBy)
    }
    let isNew =
      state.current == 0
      || state.paper.items[state.current - 1].quiz != state.paper.items[state.current].quiz
    let network =
      isNew && !layers.isEmpty
      ? QuizNetwork(layers: layers).plainLines(capabilities: capabilities) + [""] : []
    var lines = PlainQuestion(
      answer.question, label: "\(state.current + 1). \(words.name(state.current))",
      capabilities: capabilities
    ).lines
    if case .twoTier(let reasons) = answer.question.kind {
      lines[lines.count - 1] = "Write yes or no, and the number of a reason: yes 1."
      lines += PlainQuestion.numbered(reasons, capabilities)
    }
    return network + lines
  }

  private func results(_ lines: [String], _ effects: [Effect]) -> PlainTurn {
    var lines = lines + ["\(words.score), \(words.timeTaken)", ""]
    for (part, answer) in state.answers.enumerated() {
      let mark =
        "\(part + 1). \(words.name(part)): \(state.points(part)), \(words.mark(part).string)"
      lines.append(mark)
      if let counted = state.counted(part) { lines.append("your answer: \(counted)") }
      if let message = answer.verdict?.message, !message.isEmpty { lines.append(message) }
      let solution = answer.question.solution.styled(capabilities: capabilities).string
      lines += ["solution: " + solution, ""]
    }
    return turn(lines, effects, isLast: true)
  }

  private func turn(
    _ lines: [String], _ effects: [Effect] = [], isLast: Bool = false
  ) -> PlainTurn {
    let text = StyledText(lines.joined(separator: "\n")).fitted(to: capabilities).string
    return PlainTurn(text, effects: effects, isLast: isLast)
  }
}
