package import CNNEngine
package import Course

/// The way back through a convolution as a ledger: a row for each output, their sum, and what confirms it.
package struct BackpropState: StateMachine {
  package typealias Message = AnimationState.Message

  /// What a step adds to the figure.
  package enum Step: Hashable, Sendable {
    /// What one output says.
    case row(Int)
    case sum
    /// One weight is moved by a little, or one input's column is read.
    case detail(Int)
  }

  package let spec: BackpropSpec
  /// Which gradient is added up.
  package private(set) var part: BackpropSpec.Part
  /// The engine's numbers.
  package private(set) var ledger: GradientLedger
  /// Signal, kernel and slopes, as they are edited.
  package private(set) var sheet: NumberSheet
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  package private(set) var notice: String?
  /// The guess of the sums, while it is made and afterwards.
  package private(set) var prediction: AnimationPrediction?
  /// Whether keys are typed into the guess.
  package private(set) var isPredicting = false

  /// A figure at its first row; a guess comes first where the author wants one.
  package init(_ spec: BackpropSpec) throws(AnimationProblem) {
    self.spec = spec
    part = spec.part ?? .weights
    let rows = [
      NumberSheet.Row(name: "x", numbers: spec.input, isResizable: true),
      NumberSheet.Row(name: "w", numbers: spec.kernel, isResizable: true),
      NumberSheet.Row(name: "g", numbers: spec.slopes),
    ]
    sheet = NumberSheet(rows)
    ledger = try Self.ledger(of: rows)
    if spec.isPredicted { beginPrediction() }
  }

  /// Outputs, the sum, and a detail for each weight or input.
  package var frameCount: Int { shares.count + 1 + sums.count }

  /// What each output adds, in the gradient that is shown.
  package var shares: [[Double]] { ledger.shares(of: part) }

  /// The gradient that is shown.
  package var sums: [Double] { ledger.sums(of: part) }

  /// What the current step adds.
  package var step: Step { step(at: playback.position) }

  /// What any step adds, from 0.
  package func step(at position: Int) -> Step {
    if position < shares.count { return .row(position) }
    return position == shares.count ? .sum : .detail(position - shares.count - 1)
  }

  /// Whether a row of the ledger has been reached.
  package func isRevealed(row: Int) -> Bool { row <= playback.position }

  /// Whether the sum has been reached.
  package var isSumRevealed: Bool { playback.position >= shares.count }

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
    case .nextVariants, .nextGroup, .previousGroup:
      part = part == .weights ? .input : .weights
      prediction = nil
      playback.go(to: 0, of: frameCount)
    case .beginPrediction: beginPrediction()
    case .showTable: isTable.toggle()
    default: playback.handle(message, count: frameCount)
    }
  }

  private mutating func edit(_ message: Message) {
    var next: GradientLedger?
    do throws(AnimationProblem) {
      try sheet.handle(message) { rows throws(AnimationProblem) in
        let fitting = Self.fitting(rows)
        next = try Self.ledger(of: fitting)
        return fitting
      }
    } catch {
      notice = error.description
    }
    guard let next else { return }
    ledger = next
    prediction = nil
    playback.go(to: playback.position, of: frameCount)
  }

  /// As many slopes as outputs, after cells were added or taken out; new ones are 1.
  private static func fitting(_ rows: [NumberSheet.Row]) -> [NumberSheet.Row] {
    let outputs = max(0, rows[0].numbers.count - rows[1].numbers.count + 1)
    var fitting = rows
    fitting[2].numbers = (0..<outputs).map { n in
      n < rows[2].numbers.count ? rows[2].numbers[n] : 1
    }
    return fitting
  }

  private static let inputLimit = 9
  private static let kernelLimit = 5

  private static func ledger(
    of rows: [NumberSheet.Row]
  ) throws(AnimationProblem) -> GradientLedger {
    let (input, kernel, slopes) = (rows[0].numbers, rows[1].numbers, rows[2].numbers)
    guard input.count <= inputLimit else {
      throw AnimationProblem(.tooManyCells(isInput: true, limit: inputLimit))
    }
    guard kernel.count <= kernelLimit else {
      throw AnimationProblem(.tooManyCells(isInput: false, limit: kernelLimit))
    }
    let outputs = input.count - kernel.count + 1
    guard kernel.count > 0, outputs >= 2 else {
      throw AnimationProblem(.tooFewOutputs(input: input.count, kernel: kernel.count))
    }
    guard slopes.count == outputs else {
      throw AnimationProblem(.slopeCount(slopes.count, outputs: outputs))
    }
    for number in input + kernel + slopes where !(abs(number) <= 999) {
      throw AnimationProblem(.tooLarge(number))
    }
    do {
      return try GradientLedger(input: input, kernel: kernel, slopes: slopes)
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }
}

// MARK: - Guessing

extension BackpropState {
  private mutating func beginPrediction() {
    playback.go(to: 0, of: frameCount)
    isTable = false
    guard sums.count > 1 else { return }
    prediction = AnimationPrediction(for: [sums])
    isPredicting = true
  }

  private mutating func predict(_ message: Message) {
    switch message {
    case .type(let character): prediction?.type(character)
    case .erase: prediction?.erase()
    case .moveFocus(_, let columns): prediction?.move(columns)
    case .nextGroup: prediction?.move(1)
    case .previousGroup: prediction?.move(-1)
    case .cancel, .skipPrediction:
      prediction = nil
      isPredicting = false
    case .commit: checkPrediction()
    default: break
    }
  }

  /// Marks the sums, then plays, so that right and wrong are seen to happen.
  private mutating func checkPrediction() {
    guard var guess = prediction, !guess.isEmpty else {
      notice = "Type a number into a cell first, or press x to see it without a guess."
      return
    }
    guess.check(against: [sums])
    prediction = guess
    isPredicting = false
    playback.playFromStart(frameCount)
  }
}

extension GradientLedger {
  /// What each output adds to one of the gradients.
  package func shares(of part: BackpropSpec.Part) -> [[Double]] {
    part == .weights ? weightShares : inputShares
  }

  /// One of the gradients.
  package func sums(of part: BackpropSpec.Part) -> [Double] {
    part == .weights ? dWeights : dInput
  }
}
