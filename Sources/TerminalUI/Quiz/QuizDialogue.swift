package import Canvas
import ContentFormat
import Course
import Grading
package import Tutor

/// A quiz as a conversation in lines: a question, an answer, its verdict; a right answer leads to the next part.
package struct QuizDialogue: PlainDialogue {
  private var state: QuizState
  private let capabilities: Capabilities
  /// What was claimed to a question with two tiers, while its reason is asked for.
  private var claim: String?
  /// The verdict that was said last, for one who does not believe it.
  private var lastDispute: Dispute?
  /// The network as it was printed last: it is printed again when more of it is known.
  private var printedNetwork: [LayerRow] = []

  package init(_ state: QuizState, capabilities: Capabilities) {
    self.state = state
    self.capabilities = capabilities
  }

  package var place: String? { state.quiz.id }

  package mutating func opening() -> PlainTurn {
    let words = state.drill == nil ? "next, back, skip" : "next, skip"
    let commands =
      "Answer with a line, or write: hint, solution, \(words), again, quit; ! for a verdict that you do not believe."
    return turn(["\(title). \(commands)", ""] + questionLines())
  }

  private var title: String {
    if let drill = state.drill {
      return "\(DrillWords(drill).title) (\(DrillWords(drill).place))"
    }
    let seed = state.seed.map { " (seed \($0))" } ?? ""
    return "quiz \(state.quiz.id): \(state.quiz.title)\(seed)"
  }

  /// What the question on turn is called: `b`, or in a drill `10.1.b (seed 17)`.
  private var label: String {
    guard let drill = state.drill else { return state.quiz.parts[state.current].name }
    return "\(drill.round.question.id) (\(DrillWords(drill).seed))"
  }

  package mutating func reply(to line: String) -> PlainTurn {
    let words = line.words
    switch words.lowercased() {
    case "quit", "q": return turn([QuizRemarks(state: state).standing], isLast: true)
    case "hint": return hint()
    case "solution": return solution()
    case "next": return go(by: 1)
    case "skip": return skip()
    case "back": return go(by: -1)
    case let text where text.hasPrefix("!"): return disputing(String(words.dropFirst()).words)
    case "again":
      printedNetwork = []
      return turn(questionLines())
    default: return answer(words)
    }
  }

  /// `!`, and what the student thinks: the verdict on the last answer is written down.
  private func disputing(_ words: String) -> PlainTurn {
    guard var dispute = lastDispute else { return turn(["There is no verdict yet."]) }
    dispute.words = words
    return turn([], effects: [.write(dispute)])
  }

  private mutating func hint() -> PlainTurn {
    guard state.answer.hasMoreHints else { return turn(["There is no further hint."]) }
    let effects = state.handle(.answer(.hint))
    let number = state.answer.hints.count
    let text = state.answer.hints.last.map(linear) ?? ""
    return turn(["hint \(number): \(text)"], effects: effects)
  }

  private mutating func solution() -> PlainTurn {
    let effects = state.handle(.answer(.solution))
    if case .rubric = state.answer.entry { return rubricTurn(effects) }
    guard state.answer.solution == .shown else {
      return turn(["Nothing is tried yet. Write solution once more to see it."])
    }
    return turn(solutionLines(), effects: effects)
  }

  /// Gives the question up: its solution is shown and recorded as shown, then the next one comes.
  private mutating func skip() -> PlainTurn {
    if case .rubric = state.answer.entry { return go(by: 1) }
    let effects = state.handle(.answer(.skip))
    let shown = turn(solutionLines() + [""], effects: effects)
    let next = go(by: 1)
    return PlainTurn(
      shown.text + "\n" + next.text, effects: shown.effects + next.effects, isLast: next.isLast)
  }

  private func solutionLines() -> [String] {
    let remark = state.answer.sourceRemark.map { ["source: " + linear($0)] } ?? []
    return ["solution: " + linear(state.answer.question.solution)] + remark + proofLines()
  }

  private mutating func go(by count: Int) -> PlainTurn {
    claim = nil
    if state.isAtEnd, count > 0 {
      return turn([QuizRemarks(state: state).standing], isLast: true)
    }
    let effects = state.handle(.step(count))
    let problem = state.problem.map { ["\($0)"] } ?? []
    return turn(planLines() + problem + questionLines(), effects: effects)
  }

  /// The plan of the evening before the exam, once when it is made.
  private mutating func planLines() -> [String] {
    guard let tonight = state.drill?.tonight, tonight.isPlanShown else { return [] }
    _ = state.handle(.showPlan(false))
    let page = TonightPage(tonight: tonight)
    return page.lines(width: .max, capabilities: capabilities).map(\.string) + [""]
  }

  package mutating func pass(milliseconds: Int) {
    _ = state.handle(.pass(milliseconds: milliseconds))
  }

  private mutating func answer(_ words: String) -> PlainTurn {
    switch state.answer.entry {
    case .rubric: return mark(words)
    case .twoTier where claim == nil && words.split(separator: " ").count < 2:
      return makeClaim(words)
    case .twoTier, .field, .derivation, .cells, .choice: break
    }
    let effects = state.handle(
      .answer(.give([claim, words].compactMap(\.self).joined(separator: " "))))
    claim = nil
    lastDispute = state.answer.dispute ?? lastDispute
    guard state.answer.isDone else {
      let isMissed = state.drill?.isMissedTestOut == true
      let standing = isMissed ? [QuizRemarks(state: state).standing] : []
      return turn(verdictLines() + standing, effects: effects)
    }
    let standing = state.isAtEnd ? nil : state.drill.map { DrillWords($0).standing }
    let verdict = verdictLines() + [standing].compactMap(\.self)
    let next = go(by: 1)
    return PlainTurn(
      (verdict + [""]).joined(separator: "\n") + "\n" + next.text, effects: effects + next.effects,
      isLast: next.isLast)
  }

  private mutating func makeClaim(_ words: String) -> PlainTurn {
    guard case .twoTier(let reasons) = state.answer.question.kind,
      ["yes", "no", "y", "n", "true", "false"].contains(words.lowercased())
    else { return turn(["Write yes or no."]) }
    claim = words
    return turn(["Because? Write the number of a reason."] + numbered(reasons))
  }

  /// The first line is the student's own answer, the next one the ticks.
  private mutating func mark(_ words: String) -> PlainTurn {
    guard case .rubric(let rubric) = state.answer.entry, rubric.isModelShown else {
      for character in words { _ = state.handle(.answer(.edit(.insert(character)))) }
      return rubricTurn(state.handle(.answer(.submit)))
    }
    let numbers = words.split { !$0.isLetter && !$0.isNumber }.map { Int($0) ?? -1 }
    guard !numbers.isEmpty, numbers.allSatisfy({ (0...rubric.ticks.count).contains($0) }) else {
      return turn(["Write numbers from 1 to \(rubric.ticks.count), or 0 for none."])
    }
    for digit in Set(numbers).subtracting([0]).map(String.init).joined() {
      _ = state.handle(.answer(.edit(.insert(digit))))
    }
    let effects = state.handle(.answer(.submit))
    let next = go(by: 1)
    let count = Set(numbers).subtracting([0]).count
    return PlainTurn(
      "self-marked: \(count) of \(rubric.ticks.count)\n\n" + next.text,
      effects: effects + next.effects, isLast: next.isLast)
  }

  private mutating func rubricTurn(_ effects: [Effect]) -> PlainTurn {
    guard case .rubric(let rubric) = state.answer.entry, rubric.isModelShown,
      case .rubric(let model, let ticks) = state.answer.question.kind
    else {
      return turn(["Nothing is written yet. Write solution once more to see the model answer."])
    }
    let ask = "Which of these does your answer say? Write their numbers, or 0 for none."
    return turn(["model answer: " + linear(model), ask] + numbered(ticks), effects: effects)
  }

  private func verdictLines() -> [String] {
    guard let verdict = state.answer.verdict else { return [] }
    let word =
      switch verdict.outcome {
      case .right: "right"
      case .wrong: "not yet"
      case .unreadable: "not counted"
      }
    let understood = verdict.understood.map { " (understood: \($0))" } ?? ""
    let message = verdict.message.isEmpty ? "" : ": " + verdict.message
    let remark = state.answer.sourceRemark.map { ["source: " + linear($0)] } ?? []
    return [word + understood + message] + cellLines(verdict) + causeLines + remark + proofLines()
  }

  /// The cells that are wrong, which a screen marks.
  private func cellLines(_ verdict: Verdict) -> [String] {
    let cells = verdict.wrongCells.map { "row \($0.row + 1) column \($0.column + 1)" }
    return cells.isEmpty || verdict.outcome != .wrong
      ? [] : ["not right: " + cells.joined(separator: ", ")]
  }

  /// Where the cause can be seen.
  private var causeLines: [String] {
    let figure = state.answer.trial.map { ["try it out: \($0.command)"] } ?? []
    let page = state.answer.causePage.map { ["see: \($0.description)"] } ?? []
    return figure + page
  }

  /// In a dialogue the proof is run without being asked for.
  private func proofLines() -> [String] {
    state.answer.proof.map { ProofDrawing($0).plainLines } ?? []
  }
}

extension QuizDialogue {
  /// The network where it changed, the prompt, and how to answer.
  private mutating func questionLines() -> [String] {
    var lines: [String] = []
    let network = state.layerTable
    if network != printedNetwork {
      lines = QuizNetwork(state: state).plainLines(capabilities: capabilities) + [""]
      printedNetwork = network
    }
    lines += PlainQuestion(state.answer.question, label: label, capabilities: capabilities).lines
    return lines
  }

  private func numbered(_ texts: [RichText]) -> [String] {
    PlainQuestion.numbered(texts, capabilities)
  }

  private func linear(_ text: RichText) -> String {
    text.styled(capabilities: capabilities).string
  }

  private func turn(
    _ lines: [String], effects: [Effect] = [], isLast: Bool = false
  ) -> PlainTurn {
    let text = StyledText(lines.joined(separator: "\n")).fitted(to: capabilities).string
    return PlainTurn(text, effects: effects, isLast: isLast)
  }
}

extension String {
  /// Without white space at both ends.
  var words: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
