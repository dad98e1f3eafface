internal import Course
internal import Grading

/// A mock exam: no hints and no verdicts until it is handed in; parts can be jumped to and flagged.
///
/// Each answer is recorded when the student leaves its part, so that an interruption loses none. A text that cannot be
/// read is no answer: it is refused at once with the form that is wanted, and what was kept before still counts.
package struct ExamState: StateMachine {
  /// What can happen in an exam.
  package enum Message: Hashable, Sendable {
    case edit(AnswerEdit)
    /// The whole answer as a line of text.
    case give(String)
    /// Keeps the answer and goes on; with two tiers, a claim leads to its reasons first; opens a part of the list.
    case enter
    /// So many parts on, or back.
    case step(Int)
    case go(part: Int)
    /// Marks a part to come back to, or takes the mark away.
    case flag
    /// To the list of all parts, or back.
    case toggleList
    case handIn
    /// So much time is gone.
    case pass(milliseconds: Int)
    /// Opens the figure on which the cause of a wrong answer is found out, once the paper is handed in.
    case trial
    /// Opens the page that shows this cause.
    case cause
    /// One place out; out of a paper that is not handed in only when asked twice.
    case leave
  }

  /// A text that is no answer.
  private struct Refusal: Hashable {
    var text: String
    /// Which form is wanted.
    var message: String
  }

  /// What is on the screen.
  package enum Stage: Hashable, Sendable {
    case writing
    /// The list of parts, before it is handed in.
    case list
    /// The points, part by part.
    case results
    /// A part with its verdict and solution.
    case solution
  }

  package let paper: ExamPaper
  package private(set) var stage = Stage.writing
  package private(set) var answers: [AnswerState]
  /// The part on the screen, or chosen in a list, from 0.
  package private(set) var current = 0
  package private(set) var flagged: Set<Int> = []
  package private(set) var elapsedMilliseconds = 0
  /// Whether the student wants to leave a paper that is not handed in, and was asked whether it is meant.
  package private(set) var isLeaveAsked = false
  /// The answers as they were kept last, by part: what is marked.
  private var kept: [Int: String] = [:]
  /// Texts since then that cannot be read, by part.
  private var refused: [Int: Refusal] = [:]

  package init(_ paper: ExamPaper) {
    self.paper = paper
    answers = paper.items.map { AnswerState(question: $0.question) }
  }

  /// Whether the clock runs.
  package var isRunning: Bool { stage == .writing || stage == .list }

  package var millisecondsLeft: Int { max(0, paper.minutes * 60_000 - elapsedMilliseconds) }

  /// Whether something that can be read is answered to a part.
  package func isAnswered(_ part: Int) -> Bool { kept[part] != nil }

  /// Which form is wanted, where the text given last to a part cannot be read; this is no verdict.
  package func refusal(_ part: Int) -> String? { refused[part]?.message }

  /// The same for the part on the screen, while the text still stands there.
  package var refusalInSight: String? {
    refused[current].flatMap { $0.text == text(current) ? $0.message : nil }
  }

  /// The answer to a part that is marked; nil while there is none.
  package func counted(_ part: Int) -> String? { kept[part] }

  /// The same where it is another one than what stands in the field of the part on the screen.
  package var countedUnseen: String? {
    kept[current].flatMap { $0 == text(current) ? nil : $0 }
  }

  /// What a part's answer is worth; of interest once the paper is handed in.
  package func mark(_ part: Int) -> ExamMark { ExamMark(answers[part].verdict) }

  /// Points for a part, or for the whole paper.
  package func points(_ part: Int) -> Int { mark(part).points(of: paper.items[part].points) }

  package var points: Int { answers.indices.reduce(0) { $0 + points($1) } }

  package mutating func handle(_ message: Message) -> [Effect] {
    let wasLeaveAsked = isLeaveAsked
    isLeaveAsked = false
    switch message {
    case .edit(let edit):
      return stage == .writing ? answers[current].handle(.edit(edit)) : []
    case .give(let text):
      guard stage == .writing else { return [] }
      return keep(text, part: current)
    case .enter: return enter()
    case .step(let count): return go(to: min(max(0, current + count), answers.count - 1))
    case .go(let part): return go(to: part)
    case .flag:
      if isRunning { flagged.formSymmetricDifference([current]) }
      return []
    case .toggleList: return toggleList()
    case .handIn: return isRunning ? handIn() : []
    case .pass(let milliseconds):
      isLeaveAsked = wasLeaveAsked
      return pass(milliseconds: milliseconds)
    case .trial: return stage == .solution ? answers[current].handle(.trial) : []
    case .cause: return stage == .solution ? answers[current].handle(.cause) : []
    case .leave: return leave(isMeant: wasLeaveAsked)
    }
  }

  private mutating func enter() -> [Effect] {
    switch stage {
    case .writing:
      if case .twoTier(let entry) = answers[current].entry, !entry.isAtReason {
        return answers[current].handle(.submit)
      }
      let effects = keepTyped()
      if refusalInSight == nil { current = min(current + 1, answers.count - 1) }
      return effects
    case .list: stage = .writing
    case .results: stage = .solution
    case .solution: stage = .results
    }
    return []
  }

  private mutating func go(to part: Int) -> [Effect] {
    guard answers.indices.contains(part) else { return [] }
    let effects = stage == .writing ? keepTyped() : []
    current = part
    return effects
  }

  private mutating func toggleList() -> [Effect] {
    switch stage {
    case .writing:
      let effects = keepTyped()
      stage = .list
      return effects
    case .list: stage = .writing
    case .results: stage = .solution
    case .solution: stage = .results
    }
    return []
  }

  private mutating func pass(milliseconds: Int) -> [Effect] {
    guard isRunning else { return [] }
    elapsedMilliseconds += milliseconds
    return millisecondsLeft == 0 ? handIn() : []
  }

  private mutating func leave(isMeant: Bool) -> [Effect] {
    switch stage {
    case .writing, .solution: return toggleList()
    case .list where !isMeant:
      isLeaveAsked = true
      return []
    case .list, .results: return [.back]
    }
  }

  private mutating func handIn() -> [Effect] {
    let effects = stage == .writing ? keepTyped() : []
    isLeaveAsked = false
    for part in answers.indices {
      guard let text = kept[part] ?? refused[part]?.text else { continue }
      answers[part].earlier = ownAnswers(besides: part)
      _ = answers[part].handle(.give(text))
    }
    for part in answers.indices { answers[part].showSolution() }
    stage = .results
    current = 0
    return effects
  }
}

// MARK: - Keeping answers

extension ExamState {
  private func text(_ part: Int) -> String {
    let text = answers[part].entry.text
    return text.allSatisfy { $0.isWhitespace || $0 == ";" || $0 == "_" } ? "" : text
  }

  private mutating func keepTyped() -> [Effect] {
    let text = text(current)
    return text.isEmpty ? [] : keep(text, part: current)
  }

  /// Takes an answer down; the attempt goes into the record when it is a new one.
  private mutating func keep(_ text: String, part: Int) -> [Effect] {
    refused[part] = nil
    guard kept[part] != text else { return [] }
    let question = answers[part].question
    let verdict = question.grade(text, earlier: ownAnswers(besides: part))
    guard verdict.outcome != .unreadable else {
      refused[part] = Refusal(text: text, message: verdict.message)
      return []
    }
    kept[part] = text
    guard verdict.isCounted else { return [] }
    let attempt = Attempt(
      question: question.id, seed: question.seed, answer: text, verdict: verdict.outcome,
      causes: question.causes(of: verdict))
    return [.record(.attempt(attempt))]
  }

  /// What was answered to the other parts of the same exercise, by their names.
  private func ownAnswers(besides part: Int) -> [String: String] {
    var own: [String: String] = [:]
    for (other, text) in kept where other != part {
      guard paper.items[other].quiz == paper.items[part].quiz else { continue }
      own[paper.items[other].part] = text
    }
    return own
  }
}

extension AnswerState {
  /// Shows the solution, also when nothing was tried.
  fileprivate mutating func showSolution() {
    _ = handle(.solution)
    if solution == .askedUntried { _ = handle(.solution) }
  }
}
