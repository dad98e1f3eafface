package import ContentFormat
package import Course

/// A quiz: its parts side by side, each with its answer, or a drill: one question after another.
///
/// Nothing goes on by itself.
package struct QuizState: StateMachine {
  /// What can happen to a quiz.
  package enum Message: Hashable, Sendable {
    /// To the part on the screen.
    case answer(AnswerState.Message)
    /// Checks the answer, or goes to the next part when this one is done: the one way on that Enter knows.
    case enter
    /// So many parts on, or back.
    case step(Int)
    case go(part: Int)
    /// Lets letters be commands, or text again.
    case toggleCommands
    /// The same questions with other numbers.
    case newNumbers
    /// Shows the plan of the evening before the exam, or goes on to the questions.
    case showPlan(Bool)
    /// Opens what the plan says is to be read: the lesson of the topic on turn, or its last page.
    case openReading
    /// So much time is gone.
    case pass(milliseconds: Int)
    case leave
  }

  /// In a drill, a quiz of its question alone.
  package private(set) var quiz: Quiz
  /// The variant; nil for the source's own numbers.
  package private(set) var seed: UInt64?
  package private(set) var answers: [AnswerState]
  /// The part on the screen, from 0.
  package private(set) var current: Int
  /// Whether letters are commands; otherwise the answer has the focus and they are text.
  package private(set) var isCommanding = false
  /// Why other numbers could not be drawn.
  package private(set) var problem: ContentProblem?
  /// Where the next question comes from; nil for a quiz, whose parts are all there.
  package private(set) var drill: Drill?

  /// A quiz with the numbers of a seed, at a part such as `b`, or at the first that is not done.
  package init(
    quiz: Quiz, seed: UInt64? = nil, part: String? = nil, progress: ProgressSummary
  ) throws(ContentProblem) {
    let seed = quiz.hasVariants ? seed : nil
    let questions = try Self.questions(quiz: quiz, seed: seed)
    self.init(quiz: quiz, seed: seed, questions: questions, part: part, progress: progress)
  }

  /// A quiz whose questions have their numbers.
  ///
  /// What the record says of earlier sessions counts for the source's own numbers only.
  package init(
    quiz: Quiz, seed: UInt64? = nil, questions: [QuestionInstance], part: String? = nil,
    progress: ProgressSummary = ProgressSummary()
  ) {
    self.quiz = quiz
    self.seed = seed
    answers = questions.map { question in
      AnswerState(
        question: question, progress: seed == nil ? progress.questions[question.id] : nil)
    }
    let open = answers.firstIndex { !$0.isEarned }
    current = quiz.parts.firstIndex { $0.name == part } ?? open ?? 0
  }

  /// A drill at its first question; what the record says of earlier sessions does not count.
  package init(_ drill: Drill) {
    self.init(
      quiz: drill.round.quiz, seed: drill.round.instance.seed, questions: [drill.round.instance])
    self.drill = drill
  }

  /// The part on the screen.
  package var answer: AnswerState { answers[current] }

  /// Whether no question follows this one.
  package var isAtEnd: Bool { drill?.isAtEnd ?? (current == answers.count - 1) }

  /// Names of the parts whose numbers may be seen.
  package var earned: Set<String> {
    Set(zip(quiz.parts, answers).filter { $0.1.isRevealed }.map(\.0.name))
  }

  /// The layers of the current part's network, with `?` for what is not earned.
  package var layerTable: [LayerRow] {
    answer.question.layers.map { row in
      LayerRow(
        name: row.name, given: row.given, output: row.output(earned: earned),
        revealedBy: row.revealedBy)
    }
  }

  /// The numbers that the student has earned, by part, in order.
  package var found: [(part: String, answer: String)] {
    zip(quiz.parts, answers).compactMap { part, answer in
      guard answer.isRevealed, answer.question.kind.isNumber, let value = answer.question.answer
      else { return nil }
      return (part.name, value)
    }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    problem = nil
    answers[current].earlier = ownAnswers
    switch message {
    case .answer(let message): return pass(message)
    case .enter:
      guard answer.isDone else { return pass(.submit) }
      step(1)
    case .step(let count): step(count)
    case .go(let part): if answers.indices.contains(part) { current = part }
    case .toggleCommands: isCommanding.toggle()
    case .newNumbers: drawNewNumbers()
    case .showPlan(let isShown): drill?.changeTonight { $0.isPlanShown = isShown }
    case .openReading:
      return drill?.tonight?.reading.map { [.open(.lesson(id: $0.lesson, page: $0.page))] } ?? []
    case .pass(let milliseconds): drill?.changeTonight { $0.pass(milliseconds: milliseconds) }
    case .leave: return [.back]
    }
    return []
  }

  private mutating func pass(_ message: AnswerState.Message) -> [Effect] {
    let effects = answers[current].handle(message)
    let hintCount = answer.hintCount
    return drill?.take(effects, hintCount: hintCount) ?? effects
  }

  /// What the student answered in this quiz, by part: the last answer to each that could be read.
  ///
  /// In a drill each question has numbers of its own, so nothing follows.
  private var ownAnswers: [String: String] {
    guard drill == nil else { return [:] }
    var own: [String: String] = [:]
    for (part, answer) in zip(quiz.parts, answers) { own[part.name] = answer.lastReadable }
    return own
  }

  private mutating func step(_ count: Int) {
    if let drill { return count > 0 && !drill.isAtEnd ? advanceDrill() : () }
    current = min(max(0, current + count), answers.count - 1)
  }

  private mutating func advanceDrill() {
    do throws(ContentProblem) {
      try drill?.advance()
    } catch {
      problem = error
      return
    }
    guard let round = drill?.round else { return }
    quiz = round.quiz
    seed = round.instance.seed
    answers = [AnswerState(question: round.instance)]
  }

  /// Seeds follow each other, so that a variant can be named to a friend.
  private mutating func drawNewNumbers() {
    guard quiz.hasVariants else { return }
    let next = (seed ?? 0) &+ 1
    do throws(ContentProblem) {
      answers = try Self.questions(quiz: quiz, seed: next).map { AnswerState(question: $0) }
      seed = next
    } catch {
      problem = error
    }
  }

  private static func questions(
    quiz: Quiz, seed: UInt64?
  ) throws(ContentProblem) -> [QuestionInstance] {
    var questions: [QuestionInstance] = []
    for part in quiz.parts { questions.append(try part.instance(seed: seed)) }
    return questions
  }
}

extension QuestionInstance.Kind {
  /// Whether the answer is something that can be written in a line beside others.
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .shape, .real: true
    case .formula, .steps, .cells, .build, .choice, .twoTier, .rubric: false
    }
  }
}
