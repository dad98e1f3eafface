package import CNNEngine
package import Course

/// Gradient descent on two weights: how far its path has been followed, and what is changed about it.
package struct DescentState: StateMachine {
  package typealias Message = AnimationState.Message

  /// How a run ends.
  package enum Outcome: Int, Hashable, Sendable, CaseIterable {
    case rests = 1
    case moves
    case runsAway
  }

  /// The engine's run.
  package private(set) var descent: LineDescent
  /// Rate, batch and seed, as they are edited.
  package private(set) var sheet: NumberSheet
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  package private(set) var notice: String?
  /// Whether the student is asked how it will end.
  package private(set) var isPredicting = false
  /// What the student said, until something is changed.
  package private(set) var guess: Outcome?

  /// The path before its first step.
  package init(_ spec: DescentSpec) throws(AnimationProblem) {
    let rows = [
      NumberSheet.Row(name: "rate", numbers: [spec.rate], step: 0.01),
      NumberSheet.Row(name: "batch", numbers: [Double(spec.batch)]),
      NumberSheet.Row(name: "seed", numbers: [Double(spec.seed)]),
    ]
    sheet = NumberSheet(rows)
    descent = try Self.descent(rows)
    isPredicting = spec.isPredicted
  }

  /// The beginning, and one for each step.
  package var frameCount: Int { descent.steps.count + 1 }

  /// The step that ends where the path has come to; nil at the beginning.
  package var step: LineDescent.Step? {
    playback.position == 0 ? nil : descent.steps[playback.position - 1]
  }

  /// Where the weights stand now.
  package var place: LineDescent.Place { step?.place ?? descent.settings.start }

  /// The loss over all points now.
  package var loss: Double { step?.loss ?? descent.startLoss }

  /// Whether the end of the path has been seen.
  package var isAtEnd: Bool { playback.position == frameCount - 1 }

  /// How this run ends: far off, at rest, or neither.
  package var outcome: Outcome {
    guard let last = descent.steps.last, !descent.hasLeftBounds, last.loss <= descent.startLoss
    else { return .runsAway }
    let late = descent.steps.suffix(Self.lateStepCount).map(\.place)
    let moved = zip(late, late.dropFirst()).reduce(0) {
      $0 + abs($1.0.weight - $1.1.weight) + abs($1.0.bias - $1.1.bias)
    }
    return moved < Self.restingDistance ? .rests : .moves
  }

  /// The steps whose movement says whether it rests, and how little both weights may move in them.
  private static let lateStepCount = 8
  private static let restingDistance = 0.2

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    if isPredicting {
      predict(message)
    } else if sheet.isEditing {
      edit(message)
    } else {
      view(message)
    }
    return []
  }

  private mutating func view(_ message: Message) {
    switch message {
    case .beginEdit, .undo:
      playback.go(to: playback.position, of: frameCount)
      isTable = false
      edit(message)
    case .beginPrediction:
      playback.go(to: 0, of: frameCount)
      guess = nil
      isPredicting = true
      isTable = false
    case .showTable: isTable.toggle()
    default: playback.handle(message, count: frameCount)
    }
  }

  /// One of three outcomes is said, then the path is followed to its end.
  private mutating func predict(_ message: Message) {
    switch message {
    case .type(let character):
      guard let number = character.wholeNumberValue, let outcome = Outcome(rawValue: number) else {
        notice = "Press 1, 2 or 3, or x to see it without a guess."
        return
      }
      guess = outcome
      isPredicting = false
      playback.playFromStart(frameCount)
    case .skipPrediction, .cancel: isPredicting = false
    case .commit: notice = "Press 1, 2 or 3, or x to see it without a guess."
    default: break
    }
  }

  private mutating func edit(_ message: Message) {
    var next: LineDescent?
    do throws(AnimationProblem) {
      try sheet.handle(message) { rows throws(AnimationProblem) in
        next = try Self.descent(rows)
        return rows
      }
    } catch {
      notice = error.description
    }
    guard let next else { return }
    descent = next
    guess = nil
    playback.go(to: playback.position, of: frameCount)
  }

  private static func descent(_ rows: [NumberSheet.Row]) throws(AnimationProblem) -> LineDescent {
    let numbers = rows.map { $0.numbers[0] }
    let ranges = [0...2, 1...Double(DescentSpec.xs.count), 0...9999]
    for (row, range) in zip(rows, ranges) {
      let number = row.numbers[0]
      guard range.contains(number), row.name == "rate" || number == number.rounded() else {
        throw AnimationProblem(.knobOutOfRange(row.name, number, range))
      }
    }
    do {
      return try LineDescent(
        xs: DescentSpec.xs, ys: DescentSpec.ys,
        settings: LineDescent.Settings(
          rate: numbers[0], batchSize: Int(numbers[1]), seed: UInt64(numbers[2]),
          stepCount: DescentSpec.stepCount, start: DescentSpec.start))
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }
}
