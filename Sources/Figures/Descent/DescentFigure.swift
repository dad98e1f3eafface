package import CNNEngine
internal import Canvas

/// Gradient descent on the loss of a line: two weights, a path on their surface, and how it ends.
package struct DescentFigure: SoleFigure {
  package static let kind = FigureKind("descent", "gradient descent on two weights")
  package static let canAsk = true

  /// How a run ends.
  package enum Outcome: Int, CaseIterable {
    case rests = 1
    case moves
    case runsAway

    func words(isPast: Bool) -> String {
      switch self {
      case .rests: isPast ? "came to rest" : "comes to rest"
      case .moves: isPast ? "was still moving at the end" : "still moves"
      case .runsAway: isPast ? "ran away" : "runs away"
      }
    }
  }

  /// Eight points around the line y = x + 1, such that the surface is twice as long as it is wide and more:
  /// its curvatures are 6 and 1, so that a rate of 1/3 is the border.
  static let xs: [Double] = [-1, 0, 0, 1, 1, 2, 2, 3]
  static let ys: [Double] = [0, 2, 0, 3, 1, 4, 2, 4]
  private static let updates = 30
  static let start = LineDescent.Place(weight: -1, bias: 2)
  /// The steps whose movement says whether it rests, and how little both weights may move in them.
  private static let lateStepCount = 8
  private static let restingDistance = 0.2

  package private(set) var rate = 0.1
  /// Points looked at for each step.
  private var batch = DescentFigure.ys.count
  private var seed = 1
  @Settled private var run: LineDescent
  /// 0 is the start.
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    .number("rate", label: "rate", \.rate, 0...2, step: 0.01, help: "learning rate"),
    .count(
      "batch", label: "batch", \.batch, 1...ys.count, help: "points looked at for each step"),
    .count("seed", label: "seed", \.seed, 0...9999, help: "what draws the batches"),
  ]

  package mutating func settle() throws(FigureFault) {
    do {
      run = try LineDescent(
        xs: Self.xs, ys: Self.ys,
        settings: LineDescent.Settings(
          rate: rate, batchSize: batch, seed: UInt64(seed), stepCount: Self.updates,
          start: Self.start))
    } catch { throw .engine("\(error)") }
    step = min(step, stepCount - 1)
  }

  /// The beginning, and one for each update.
  package var stepCount: Int { updates.count + 1 }

  /// What the run did.
  var updates: [LineDescent.Step] { run.steps }

  /// The update that ends where the path has come to; nil at the beginning.
  package var update: LineDescent.Step? { step == 0 ? nil : updates[step - 1] }

  /// Where the weights stand now, and before the last update.
  package var place: LineDescent.Place { update?.place ?? Self.start }
  package var placeBefore: LineDescent.Place { step > 1 ? updates[step - 2].place : Self.start }

  /// The path up to now.
  var path: [LineDescent.Place] { [Self.start] + updates.prefix(step).map(\.place) }

  var startLoss: Double { run.startLoss }

  /// The loss over all points now.
  package var loss: Double { update?.loss ?? startLoss }

  var minimum: LineDescent.Place { run.minimum }

  /// The loss at any places.
  func losses(at places: [LineDescent.Place]) -> [Double] {
    (try? run.losses(at: places)) ?? []
  }

  /// How this run ends: far off, at rest, or neither.
  package var outcome: Outcome {
    guard let last = run.steps.last, !run.hasLeftBounds, last.loss <= run.startLoss else {
      return .runsAway
    }
    let late = run.steps.suffix(Self.lateStepCount).map(\.place)
    let moved = zip(late, late.dropFirst()).reduce(0) {
      $0 + abs($1.0.weight - $1.1.weight) + abs($1.0.bias - $1.1.bias)
    }
    return moved < Self.restingDistance ? .rests : .moves
  }

  package var bindings: [Binding<Self>] {
    [
      .play(), .step(back: [.left, .up], forward: [.right, .down]), .apart(),
      .edit("change rate, batch and seed", short: "rate, batch, seed"),
      .predict("say how it ends before it moves, x to skip"), .table(), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    let choices = Outcome.allCases.map { "\($0.rawValue) it \($0.words(isPast: false))" }
    var question = Question<Self>(
      .choice(Outcome.allCases.count),
      SizedWords(
        "How does it end?  " + choices.joined(separator: "  "),
        narrow: "Ends: 1 at rest 2 moving 3 far off")
    ) { figure, text in
      Outcome.allCases.first { "\($0.rawValue)" == text }.map(figure.verdict)
    }
    question.unreadable = "Press 1, 2 or 3, or x to see it without a guess."
    question.playsBehind = true
    question.isTold = { $0.step == $0.stepCount - 1 }
    return question
  }

  private func verdict(on guess: Outcome) -> Verdict {
    let end = "it " + outcome.words(isPast: true)
    return guess == outcome
      ? Verdict(true, end)
      : Verdict(false, "you said: it \(guess.words(isPast: false)); \(end)")
  }
}
