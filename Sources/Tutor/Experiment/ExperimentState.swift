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
    /// What the student does at the dashboard of the run that goes, or was last.
    case dashboard(TrainingState.Message)
    /// From the table to the dashboard of the last run, or to the table.
    case showTable(Bool)
    /// Leave where no run can be lost.
    case leave(TrainingState.Exit)
    case scroll(Int)
    /// Open the list of kept runs.
    case openRuns
    case runs(RunsState.Message)
    /// The runs that are kept now.
    case kept([KeptRun])
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
  /// The latest run of each variant, as a curve.
  private var curves: [CurveOverlay?]
  /// Whether the table is seen, once there is one.
  package private(set) var showsTable = false
  /// The first line that is seen of the table.
  package private(set) var firstLine = 0
  /// The kept runs, and which of them lie over the plot.
  package private(set) var runs = RunsState()
  package private(set) var showsRuns = false
  private var isRecorded = false

  package init(plan: ExperimentPlan, asks: Bool = true) {
    self.plan = plan
    curves = plan.experiment.variants.map { _ in nil }
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
    case .dashboard(let message): return pass(message)
    case .showTable(let isShown):
      showsTable = isShown
      if !isShown, current?.view.needsOutcome == true { _ = current?.handle(.showFirstView) }
    case .leave(let exit): return [.training(.cancel), exit.effect]
    case .scroll(let count): firstLine = max(0, firstLine + count)
    case .openRuns:
      showsRuns = true
      return [.runs(.list)]
    case .runs(.close): showsRuns = false
    case .runs(let message):
      defer { layOver() }
      return runs.handle(message)
    case .kept(let kept):
      runs.take(kept)
      layOver()
    }
    return []
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
    case .began(let run): begin(run)
    case .training(let report): return pass(report)
    case .ended(let trainError):
      guard let current else { return [] }
      results.append(
        ExperimentResult(
          variant: plan.runs[runIndex].variant, state: current, trainError: trainError))
    case .finished: return finish()
    case .failed(let sentence): phase = .failed(sentence)
    }
    return []
  }

  /// The next run, looked at as the one before, which becomes a curve behind it.
  private mutating func begin(_ run: Int) {
    let last = current
    if let last, let start = last.start {
      let old = plan.runs[runIndex].variant
      curves[old] = CurveOverlay(
        name: plan.experiment.variants[old].name, points: last.trainCurve.points,
        stepsPerEpoch: start.stepsPerEpoch)
    }
    runIndex = run
    current = TrainingState(plan: plan.runs[run].training, place: place, overlays: overlays)
    if let last { current?.keepLook(of: last) }
  }

  private var place: RunPlace {
    var place = plan.place(ofRun: runIndex)
    place.expectation = guess.flatMap { plan.experiment.prediction?.choices[$0].plainText }
    return place
  }

  /// The latest runs of the other variants, and the kept runs that were chosen.
  private var overlays: [CurveOverlay] {
    let own = plan.runs[runIndex].variant
    return curves.enumerated().compactMap { $0 == own ? nil : $1 } + runs.overlays
  }

  private mutating func layOver() {
    let all = overlays
    current?.overlays = all
  }

  private mutating func finish() -> [Effect] {
    phase = .finished
    // One who is drawing is not torn away from the pad.
    showsTable = plan.hasTable && current?.view != .pad && !showsRuns
    guard !isRecorded, let attempt else { return [] }
    isRecorded = true
    return [.record(.attempt(attempt))]
  }
}

// MARK: - The dashboard of a run

extension ExperimentState {
  private mutating func pass(_ message: TrainingState.Message) -> [Effect] {
    guard let run = current else { return [] }
    if case .change(.restart(withNextSeed: true)) = message, run.place.isOneOfSeveral {
      current?.note = "The seeds of this experiment are fixed; r begins this run again."
      return []
    }
    if case .showNextView = message, phase == .finished, plan.hasTable, run.isAtLastView {
      showsTable = true
      return []
    }
    defer { takeBackResult() }
    return current?.handle(message) ?? []
  }

  private mutating func pass(_ report: TrainingReport) -> [Effect] {
    defer { takeBackResult() }
    return current?.handle(.report(report)) ?? []
  }

  /// When a run that was over goes on, its result counts no more.
  private mutating func takeBackResult() {
    guard let current, current.phase.isUnderway, results.count > runIndex else { return }
    results.removeLast()
    phase = .running
    showsTable = false
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
      answer: prediction.choices[guess].plainText, verdict: isGuessRight ? .right : .wrong)
  }

  /// Takes a guess by its text, number or letter; false when it names no choice.
  package mutating func guess(_ text: String) -> (isRead: Bool, effects: [Effect]) {
    guard let prediction = plan.experiment.prediction else { return (true, []) }
    let key = ChoiceKey(prediction.choices.map { Choice(text: $0.plainText, isRight: false) })
    guard let index = key.index(of: text) else { return (false, []) }
    return (true, choose(index))
  }
}
