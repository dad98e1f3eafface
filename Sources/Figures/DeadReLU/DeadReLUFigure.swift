package import CNNEngine
internal import Canvas

/// One ReLU unit that learns by hand: its steps, and the rate at which it goes silent.
package struct DeadReLUFigure: SoleFigure {
  package static let kind = FigureKind("dead-relu", "a ReLU unit that learns by hand")
  package static let canAsk = true
  package static let firstKnob = 4
  package var editWords: SizedWords {
    SizedWords("Type a number; x takes one for each step.", narrow: "Type, or press ↑↓.")
  }

  /// What it reads, one number a step; the last one is repeated.
  private var inputs: [Double] = [2]
  private var weight = 1.0
  private var bias = 0.0
  private(set) var target = 1.0
  private(set) var rate = 0.1
  private var updates = 6
  /// Whether the rate at which the unit goes silent is shown.
  private(set) var hasCliff = true
  private var trace: UnitTrace?
  /// Which update the unit stands before.
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    .numbers(
      "input", label: "x", \.inputs, 1...30, what: "number of inputs",
      help: "what the unit reads, a number or one for each step"),
    .number("weight", label: "w", \.weight, help: "the first weight"),
    .number("bias", label: "b", \.bias, help: "the first bias"),
    .number("target", label: "target", \.target, help: "what the unit should give"),
    .number("rate", label: "rate", \.rate, step: 0.1, help: "learning rate"),
    .count("steps", \.updates, 1...30, what: "number of steps", help: "number of updates"),
    .flag("cliff", \.hasCliff, help: "whether the rate at which it goes silent is shown").keyOnly,
  ]

  package var steps: [UnitTrace.Step] { trace?.steps ?? [] }
  package var stepCount: Int { steps.count }

  /// The update that is done next.
  var next: UnitTrace.Step { steps[step] }

  /// The rate from which on the first update silences the unit; nil where none does.
  var cliff: Double? { trace?.cliff }

  /// The sum behind the first update, for any rate.
  func nextSum(rate: Double) -> Double { trace?.nextSum(rate: rate) ?? 0 }

  package mutating func settle() throws(FigureFault) {
    do {
      trace = try UnitTrace(
        inputs: inputs, weight: weight, bias: bias, target: target, rate: rate, stepCount: updates)
    } catch {
      throw .engine("\(error)")
    }
    step = 0
  }

  package var bindings: [Binding<Self>] {
    [
      .play(), .step(), .apart(), .edit("edit the numbers"), .predict("predict, x to skip"),
      .table(), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    var question = Question<Self>(
      .typed(limit: 8) { "/".contains($0) ? $0 : $0.asNumberSign },
      SizedWords("What is z after the first update? ", narrow: "z after one update: ")
    ) { figure, text in
      guard let value = try? Double(typed: text) else { return nil }
      return abs(value - figure.steps[1].sum) < 0.0051
        ? Verdict(true, value.figureText)
        : Verdict(
          false, "you said \(value.figureText); w and b both move, and z has both in it")
    }
    question.unreadable = "Type z behind the first update, or press x to see it without a guess."
    question.playsBehind = true
    question.isTold = { $0.step > 0 }
    return question
  }
}
