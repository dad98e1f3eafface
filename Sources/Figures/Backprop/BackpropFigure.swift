package import CNNEngine
internal import Canvas
package import ContentFormat

/// The way back through a 1-D convolution as a ledger: a row for each output, their sum, and what confirms it.
package struct BackpropFigure: SoleFigure, SheetFigure {
  /// Which gradient the ledger adds up.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case weights
    case input
  }

  /// What a step adds to the figure.
  package enum Addition: Hashable, Sendable {
    /// What one output says.
    case row(Int)
    case sum
    /// One weight is moved by a little, or one input's column is read.
    case detail(Int)
  }

  package static let kind = FigureKind("backprop", "the way back through a convolution")
  package static let canAsk = true

  /// Five readings, an edge kernel and three slopes: small enough to be followed by hand.
  private var input: [Double] = [2, 0, -1, 3, 1]
  private var kernel: [Double] = [1, 0, -1]
  private static let slopes: [Double] = [1, -1, 2]
  /// Slopes of the loss at the outputs; nil for the course's, or 1 at each.
  private var slopes: [Double]?
  /// The gradient that the figure is about; nil for both, the weights first.
  private(set) var asked: Part?
  /// Which gradient is added up now.
  package private(set) var part = Part.weights
  /// The engine's numbers.
  @Settled package private(set) var ledger: GradientLedger
  package var sheet = NumberSheet([])
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    row("input", \.input, help: "the signal") { $0.input },
    row("kernel", \.kernel, help: "the weights") { $0.kernel },
    row("slopes", \.ownSlopes, help: "slopes of the loss at the outputs") { _ in [1] },
    Setting(
      "show", help: "weights or input: the gradient that it is about",
      text: { $0.asked?.rawValue ?? "" }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in figure.asked = try source.word(Part.self) }
    ).keyOnly,
  ]

  private static func row(
    _ name: String, _ path: any WritableKeyPath<Self, [Double]> & Sendable, help: String,
    pattern: @escaping @Sendable (Self) -> [Double]
  ) -> Setting<Self> {
    Setting(
      name, help: help, text: { $0[keyPath: path].map(\.figureText).joined(separator: ",") },
      put: { figure, text throws(FigureFault) in
        figure[keyPath: path] = try CourseNumbers.row(text, of: pattern(figure))
      },
      read: { figure, source throws(FigureFault) in
        figure[keyPath: path] = try source.decode([Double].self)
      })
  }

  /// The slopes that were given, or the usual ones.
  private var ownSlopes: [Double] {
    get {
      let outputs = max(0, input.count - kernel.count + 1)
      let usual = outputs == Self.slopes.count
      return slopes ?? (usual ? Self.slopes : Array(repeating: 1, count: outputs))
    }
    set { slopes = newValue }
  }

  package mutating func settle() throws(FigureFault) {
    part = asked ?? .weights
    let rows = [
      NumberSheet.Row("x", input, isResizable: true),
      NumberSheet.Row("w", kernel, isResizable: true), NumberSheet.Row("g", ownSlopes),
    ]
    ledger = try Self.ledger(of: rows)
    sheet = NumberSheet(rows)
    step = min(step, stepCount - 1)
  }

  package mutating func take(_ rows: [NumberSheet.Row]) throws(FigureFault) -> [NumberSheet.Row] {
    let fitting = Self.fitting(rows)
    ledger = try Self.ledger(of: fitting)
    step = min(step, stepCount - 1)
    return fitting
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

  private static func ledger(of rows: [NumberSheet.Row]) throws(FigureFault) -> GradientLedger {
    let (input, kernel, slopes) = (rows[0].numbers, rows[1].numbers, rows[2].numbers)
    for (name, row, limit) in [("input", input, 9), ("kernel", kernel, 5)]
    where row.count > limit {
      throw .setting(name, .own(BackpropFault.tooManyCells(name, limit: limit)))
    }
    let outputs = input.count - kernel.count + 1
    guard kernel.count > 0, outputs >= 2 else {
      throw .own(BackpropFault.tooFewOutputs(input: input.count, kernel: kernel.count))
    }
    guard slopes.count == outputs else {
      throw .own(BackpropFault.slopeCount(slopes.count, outputs: outputs))
    }
    guard (input + kernel + slopes).allSatisfy({ abs($0) <= 999 }) else { throw .tooLarge(999) }
    do { return try GradientLedger(input: input, kernel: kernel, slopes: slopes) } catch {
      throw .engine("\(error)")
    }
  }

  /// What each output adds, in the gradient that is shown.
  package var shares: [[Double]] { ledger.shares(of: part) }

  /// The gradient that is shown.
  package var sums: [Double] { ledger.sums(of: part) }

  /// Outputs, the sum, and a detail for each weight or input.
  package var stepCount: Int { shares.count + 1 + sums.count }

  /// What the current step adds.
  package var addition: Addition {
    if step < shares.count { return .row(step) }
    return step == shares.count ? .sum : .detail(step - shares.count - 1)
  }

  /// Whether the sum has been reached.
  var isSumRevealed: Bool { step >= shares.count }
}

// MARK: - Keys and the question

extension BackpropFigure {
  package var mode: [Binding<Self>]? { sheet.isEditing ? sheetKeys : nil }

  package var bindings: [Binding<Self>] {
    [
      .play(), .step(back: [.left, .up], forward: [.right, .down]), .apart(),
      Binding(
        [.character("m"), .character("["), .character("]")], sign: "m",
        short: part == .weights ? "to the input" : "to the weights",
        help: "gradient of the weights, or of the input", isChange: true
      ) { figure, _ in
        figure.part = figure.part.moved(by: 1)
        figure.step = 0
      },
      Self.editSheet("edit signal, kernel and slopes"), .table(), Self.undoSheet,
      .predict("predict the sums, x to skip"), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    guard sums.count > 1 else { return nil }
    var question = Question<Self>(
      cells: [sums],
      SizedWords(
        "Predict the rest before it moves: type, → goes on, ↵ checks.",
        narrow: "Predict the rest before it moves."))
    question.isTold = { if case .detail = $0.addition { false } else { true } }
    return question
  }
}

extension GradientLedger {
  /// What each output adds to one of the gradients.
  func shares(of part: BackpropFigure.Part) -> [[Double]] {
    part == .weights ? weightShares : inputShares
  }

  /// One of the gradients.
  func sums(of part: BackpropFigure.Part) -> [Double] {
    part == .weights ? dWeights : dInput
  }
}

/// What keeps a ledger from being made.
package enum BackpropFault: FaultOfKind {
  case tooManyCells(String, limit: Int)
  case tooFewOutputs(input: Int, kernel: Int)
  case slopeCount(Int, outputs: Int)

  package var description: String {
    switch self {
    case .tooManyCells(let name, let limit):
      "the \(name) is too long for the figure. Take at most \(limit) along an axis."
    case .tooFewOutputs(let input, let kernel):
      "a kernel of \(kernel) has fewer than two places on an input of \(input). Make the input longer."
    case .slopeCount(let count, let outputs):
      "the window has \(outputs) places, but \(count == 1 ? "1 slope is" : "\(count) slopes are") given. "
        + "Write one for each output."
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .tooManyCells: []
    case .tooFewOutputs: ["kernel", "input"]
    case .slopeCount: ["slopes", "kernel", "input"]
    }
  }
}
