package import ContentFormat
package import Course
package import Grading

/// The answering of one question: the field, the verdict, the ladder of hints, the solution.
///
/// It stands in quizzes and inside lessons. It never goes on by itself, an unreadable answer costs nothing, and
/// the best attempt counts.
package struct AnswerState: StateMachine {
  /// What a student can do to a question.
  package enum Message: Hashable, Sendable {
    case edit(AnswerEdit)
    /// Checks the answer; with two tiers, a claim leads to its reasons first.
    case submit
    /// Checks an answer that was given whole, as a line of text.
    case give(String)
    /// Shows one hint more; stays at the last one.
    case hint
    /// Shows the solution; asked once more when nothing was tried.
    case solution
    /// Runs the proof of a claim, for one who has the answer already; where there is none, opens the trial.
    case proof
    /// Gives the question up: shows the solution at once, and the record says so.
    case skip
    /// Opens the figure on which the cause of the last answer can be found out.
    case trial
    /// Opens the page that shows that cause.
    case cause
  }

  /// How far the question has come, best state first kept.
  package enum Status: Hashable, Sendable {
    case untouched
    case tried
    /// The solution was shown before it was solved.
    case shown
    case selfMarked
    case solved
  }

  /// Whether the worked solution is to be seen.
  package enum Solution: Hashable, Sendable {
    case hidden
    /// Asked for with nothing tried: shown when asked once more.
    case askedUntried
    case shown
  }

  package let question: QuestionInstance
  package private(set) var entry: AnswerEntry
  /// What was made of the answer submitted last.
  package private(set) var verdict: Verdict?
  package private(set) var hintCount = 0
  package private(set) var solution = Solution.hidden
  package private(set) var status: Status
  /// Whether the proof was asked for.
  private var isProofWanted = false
  /// The answer that the verdict is about.
  private(set) var judgedText = ""
  /// The cells as they were then.
  private var judgedCells: AnswerCells?
  /// Whether the verdict is about the answer as it stands now.
  package private(set) var isVerdictCurrent = false
  /// How the answer is read while it is typed.
  private var echo: String?
  /// The last answer that could be read, right or wrong: others may follow from it.
  package private(set) var lastReadable: String?
  /// What the student answered to other parts, by their names.
  package var earlier: [String: String] = [:]
  /// Whether it was solved by what follows from an own answer, so that the right one is not known yet.
  private var isOnlyFollowed = false

  /// A question, and what the record knows of it from before.
  package init(question: QuestionInstance, progress: QuestionProgress? = nil) {
    self.question = question
    entry = AnswerEntry(kind: question.kind)
    status = Status(progress?.state)
  }

  /// Whether nothing is left to do: solved, marked, or given away.
  package var isEarned: Bool {
    switch status {
    case .untouched, .tried: false
    case .shown, .selfMarked, .solved: true
    }
  }

  /// Whether numbers that hang on this question may be shown: not where a wrong one was only followed.
  package var isRevealed: Bool { isEarned && !isOnlyFollowed }

  /// The hints on the screen, in order.
  package var hints: [RichText] { Array(question.hints.prefix(hintCount)) }

  package var hasMoreHints: Bool { hintCount < question.hints.count }

  /// What the source says where it differs: only for one who has the answer already.
  package var sourceRemark: RichText? {
    knowsAnswer ? question.sourceRemark : nil
  }

  /// The proof that can be run: only for one who has the answer already.
  package var proof: Proof? { knowsAnswer ? question.proof : nil }

  /// The proof once it was run.
  package var shownProof: Proof? { isProofWanted ? proof : nil }

  private var knowsAnswer: Bool {
    if case .rubric(let rubric) = entry { return rubric.isModelShown }
    let isRight = verdict?.outcome == .right && verdict?.basis != .followThrough
    return isRight || solution == .shown
  }

  /// Whether the answer on the screen is the one that was judged right: nothing is left to do here.
  package var isDone: Bool {
    switch entry {
    case .rubric(let rubric): rubric.stage == .marked
    case .field, .derivation, .cells, .choice, .twoTier:
      verdict?.outcome == .right && isVerdictCurrent
    }
  }

  /// Whether it is marked by the student and not by the program.
  package var isRubric: Bool {
    if case .rubric = entry { true } else { false }
  }

  /// How the answer on the screen is read: before it is checked where that can be in doubt, and after.
  package var understood: String? {
    isVerdictCurrent ? verdict?.understood : echo
  }

  /// What the last verdict found of the cells that have not been changed since: right, or wrong.
  package var cellMarks: [CellPlace: Bool] {
    guard let verdict, !verdict.wrongCells.isEmpty, case .cells(let cells) = entry else {
      return [:]
    }
    let places = verdict.outcome == .wrong ? cells.places : verdict.wrongCells
    return Dictionary(
      uniqueKeysWithValues: places.filter { judgedCells?[$0] == cells[$0] }
        .map { ($0, !verdict.wrongCells.contains($0)) })
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .solution, message != .skip, solution == .askedUntried { solution = .hidden }
    switch message {
    case .edit(.insert("!")) where dispute != nil:
      return dispute.map { [.open(.dispute($0))] } ?? []
    case .edit(let edit):
      if case .paste(let text) = edit, let misfit = misfit(of: text) {
        (verdict, judgedText, isVerdictCurrent) = (misfit, text, true)
        return []
      }
      let before = entry.text
      entry.edit(edit)
      guard entry.text != before else { return [] }
      isVerdictCurrent = false
      echo = reading
      return []
    case .submit:
      return submit()
    case .give(let text):
      if case .field = entry { entry = .field(AnswerField(text)) }
      return judge(text)
    case .hint:
      hintCount = min(hintCount + 1, question.hints.count)
      return []
    case .solution:
      return showSolution()
    case .proof:
      guard question.proof != nil else { return handle(.trial) }
      isProofWanted = proof != nil
      return []
    case .skip:
      solution = solution == .hidden ? .askedUntried : solution
      return showSolution()
    case .trial:
      return trial.map { [.open(.trial($0, from: "question \(question.id)"))] } ?? []
    case .cause:
      return causePage.map { [.open(.cause($0))] } ?? []
    }
  }

  /// The figure on which the cause of the last answer can be found out, where the question has one.
  package var trial: FigureRequest? {
    verdict.flatMap(question.trial(after:))?.request
  }

  /// The page that shows the cause of the last answer.
  package var causePage: CausePage? { verdict.flatMap(question.causePage) }

  /// Why a pasted text does not go into the cells; nothing was answered with it.
  private func misfit(of text: String) -> Verdict? {
    guard case .cells(let cells) = entry, let words = cells.misfit(of: text) else { return nil }
    return Verdict(outcome: .unreadable, message: words)
  }

  private mutating func submit() -> [Effect] {
    switch entry {
    case .field, .choice:
      return judge(entry.text)
    case .derivation(let derivation):
      return proceed(derivation)
    case .cells(var cells):
      let effects = judge(entry.text)
      if verdict?.outcome == .unreadable { cells.goToFirst(of: verdict?.wrongCells ?? []) }
      entry = .cells(cells)
      judgedCells = cells
      return effects
    case .twoTier(var twoTier):
      if twoTier.isAtReason { return judge(entry.text) }
      twoTier.proceed()
      entry = .twoTier(twoTier)
      return []
    case .rubric(var rubric):
      let wasTicking = rubric.stage == .ticking
      rubric.proceed()
      entry = .rubric(rubric)
      return wasTicking ? mark(rubric) : []
    }
  }

  /// How the answer is read while it is typed: of a derivation the line that comes next.
  private var reading: String? {
    guard case .derivation(let derivation) = entry, let key = question.derivation?.key else {
      return question.understood(entry.text)
    }
    let field = derivation.field
    let line = field.isBlank ? nil : try? key.compactText(of: field.text)
    return line ?? question.understood(entry.text)
  }

  /// Takes typed lines that follow; the first that does not stays to be mended, and counts as an attempt.
  private mutating func proceed(_ derivation: AnswerDerivation) -> [Effect] {
    var derivation = derivation
    guard let key = question.derivation?.key, !derivation.field.isBlank else {
      return judge(entry.text)
    }
    defer { echo = nil }
    do {
      let reason = try derivation.proceed(by: key)
      entry = .derivation(derivation)
      if let refusal = reason.flatMap({ key.refusal($0, line: derivation.board.lines.count + 1) }) {
        return take(refusal, on: entry.text)
      }
      if derivation.board.isFinished { return judge(entry.text) }
      (verdict, isVerdictCurrent) = (nil, false)
      return []
    } catch {
      entry = .derivation(derivation)
      return take(Verdict(outcome: .unreadable, message: "\(error)"), on: entry.text)
    }
  }

  private mutating func judge(_ answer: String) -> [Effect] {
    take(question.grade(answer, earlier: earlier), on: answer)
  }

  private mutating func take(_ verdict: Verdict, on answer: String) -> [Effect] {
    self.verdict = verdict
    judgedText = answer
    isVerdictCurrent = true
    if verdict.outcome != .unreadable { lastReadable = answer }
    guard verdict.isCounted else { return [] }
    if verdict.outcome == .right {
      isOnlyFollowed = verdict.basis == .followThrough && (isOnlyFollowed || !isEarned)
    }
    raise(to: verdict.outcome == .right ? .solved : .tried)
    let attempt = Attempt(
      question: question.id, seed: question.seed, answer: answer, verdict: verdict.outcome,
      causes: question.causes(of: verdict))
    return [.record(.attempt(attempt))]
  }

  private mutating func mark(_ rubric: AnswerRubric) -> [Effect] {
    raise(to: .selfMarked)
    let record = ProgressRecord.selfMarked(
      question: question.id, tickCount: rubric.tickCount, tickTotal: rubric.ticks.count)
    return [.record(record)]
  }

  private mutating func showSolution() -> [Effect] {
    if case .rubric(let rubric) = entry { return rubric.isModelShown ? [] : submit() }
    if solution == .hidden, status == .untouched {
      solution = .askedUntried
      return []
    }
    guard solution != .shown else { return [] }
    solution = .shown
    isOnlyFollowed = false
    guard !isEarned else { return [] }
    raise(to: .shown)
    return [.record(.solutionShown(question: question.id, seed: question.seed))]
  }

  private mutating func raise(to status: Status) {
    self.status = max(self.status, status)
  }
}

extension AnswerState.Status: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .untouched: 0
    case .tried: 1
    case .shown: 2
    case .selfMarked: 3
    case .solved: 4
    }
  }

  /// What the record says; nil for a question that was never answered.
  init(_ state: QuestionProgress.State?) {
    switch state {
    case nil: self = .untouched
    case .wrong: self = .tried
    case .shown: self = .shown
    case .selfMarked: self = .selfMarked
    case .right: self = .solved
    }
  }
}
