import CNNEngine
import Course
import Grading

/// An experiment from its question to its table.
package struct ExperimentState: StateMachine {
  /// How far it is.
  package enum Phase: Hashable, Sendable {
    /// The question waits for a guess.
    case asking
    case running
    case finished
    /// With the sentence that says why.
    case failed(String)
  }

  package enum Message: Sendable {
    case report(ExperimentReport)
    /// Look at another choice.
    case move(Int)
    /// Take the choice that is looked at.
    case choose
    /// Run without a guess.
    case skip
    case leave(TrainingState.Exit)
    /// The answer to the question whether to leave.
    case answer(isYes: Bool)
    case scroll(Int)
  }

  package let plan: ExperimentPlan
  package private(set) var phase: Phase
  /// The choice that is looked at.
  package private(set) var selection = 0
  /// The choice that was taken; nil when none was.
  package private(set) var guess: Int?
  /// The run that is under way, or was last.
  package private(set) var current: TrainingState?
  /// Its place in the plan.
  package private(set) var runIndex = 0
  package private(set) var results: [ExperimentResult] = []
  /// The training loss of each variant's latest run.
  package private(set) var curves: [TrainingCurve]
  package private(set) var pendingExit: TrainingState.Exit?
  /// The first line that is seen of the table.
  package private(set) var firstLine = 0
  private var signals: [LayerSignal] = []

  package init(plan: ExperimentPlan, asks: Bool = true) {
    self.plan = plan
    curves = plan.experiment.variants.map { _ in TrainingCurve() }
    phase = asks && plan.experiment.prediction != nil ? .asking : .running
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .report(let report): return take(report)
    case .move(let count):
      guard phase == .asking, let choices = plan.experiment.prediction?.choices else { return [] }
      selection = min(max(0, selection + count), choices.count - 1)
    case .choose: return choose(selection)
    case .skip: return begin()
    case .leave(let exit):
      guard phase == .running, !results.isEmpty || current != nil else { return leave(exit) }
      pendingExit = exit
    case .answer(let isYes):
      defer { pendingExit = nil }
      if isYes, let exit = pendingExit { return leave(exit) }
    case .scroll(let count): firstLine = max(0, firstLine + count)
    }
    return []
  }

  private func leave(_ exit: TrainingState.Exit) -> [Effect] {
    let way: Effect =
      switch exit {
      case .back: .back
      case .quit: .quit
      }
    return phase == .running ? [.training(.cancel), way] : [way]
  }

  private mutating func choose(_ index: Int) -> [Effect] {
    guard phase == .asking else { return [] }
    guess = index
    return begin()
  }

  private mutating func begin() -> [Effect] {
    guard phase == .asking else { return [] }
    phase = .running
    return [.training(.start)]
  }

  private mutating func take(_ report: ExperimentReport) -> [Effect] {
    switch report {
    case .ready: return phase == .running ? [.training(.start)] : []
    case .began(let run):
      runIndex = run
      current = TrainingState(plan: plan.runs[run].training)
      curves[plan.runs[run].variant] = TrainingCurve()
      signals = []
    case .training(let report):
      let effects = current?.handle(.report(report)) ?? []
      if let current { curves[plan.runs[runIndex].variant] = current.trainCurve }
      return effects
    case .signals(let signals): self.signals = signals
    case .ended(let trainError):
      guard let current else { return [] }
      results.append(
        ExperimentResult(
          variant: plan.runs[runIndex].variant, state: current, trainError: trainError,
          signals: signals))
    case .finished: return finish()
    case .failed(let sentence): phase = .failed(sentence)
    }
    return []
  }

  private mutating func finish() -> [Effect] {
    phase = .finished
    pendingExit = nil
    guard let attempt else { return [] }
    return [.record(.attempt(attempt))]
  }
}

extension ExperimentState {
  /// What the runs came to so far.
  package var table: ExperimentTable { ExperimentTable(plan, results) }

  /// Whether the guess was right; nil when nothing was guessed.
  package var isGuessRight: Bool? {
    guard let guess, let prediction = plan.experiment.prediction else { return nil }
    return guess == prediction.right
  }

  /// The guess as the record keeps it, marked when the runs are over.
  private var attempt: Attempt? {
    guard let guess, let prediction = plan.experiment.prediction, let isGuessRight else {
      return nil
    }
    return Attempt(
      question: "experiment.\(plan.experiment.id)", seed: nil,
      answer: prediction.choices[guess].plainText, verdict: isGuessRight ? .right : .wrong,
      note: nil)
  }

  /// Takes a guess by its text, number or letter; false when it names no choice.
  package mutating func guess(_ text: String) -> (isRead: Bool, effects: [Effect]) {
    guard let prediction = plan.experiment.prediction else { return (true, []) }
    let key = ChoiceKey(prediction.choices.map { Choice(text: $0.plainText, isRight: false) })
    guard let index = key.index(of: text) else { return (false, []) }
    return (true, choose(index))
  }

  /// The part of all runs that is done.
  package var fraction: Double {
    let done = Double(results.count)
    let running = results.count <= runIndex ? current?.runFraction ?? 0 : 0
    return min(1, (done + running) / Double(max(1, plan.runs.count)))
  }
}
