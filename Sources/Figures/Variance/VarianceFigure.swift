package import CNNEngine
internal import Canvas
internal import ContentFormat

/// Signals through a stack of layers: how wide and deep it is, how its weights are drawn, what is looked at.
package struct VarianceFigure: SoleFigure {
  /// Which numbers of a layer are looked at.
  package enum Quantity: String, Hashable, Sendable, CaseIterable {
    /// The sums before the activation.
    case sums
    /// What the activation makes of them.
    case outputs
    /// The slopes that come back.
    case slopes
  }

  package static let kind = FigureKind("variance", "signals through layers before any training")
  package static let canAsk = true
  package var editWords: SizedWords {
    SizedWords("Type a number; Var(w) takes 2/n or he too.", narrow: "Type, or press ↑↓.")
  }

  package private(set) var width = 100
  package private(set) var depth = 10
  package private(set) var activation = Nonlinearity.linear
  private(set) var weights = WeightVariance.lecun
  package private(set) var quantity = Quantity.sums
  private(set) var seed: UInt64 = 1
  /// What very wide layers would show.
  package private(set) var theory: SpreadTheory
  /// What was run; nil until the first step, so that a page of text waits for nothing.
  package private(set) var measured: SignalSpread?
  /// How many layers are shown.
  package var step = 0 {
    didSet { if step > 0 { prepare() } }
  }

  package init() {
    theory = SpreadTheory(
      SpreadSettings(
        width: 100, depth: 10, activation: nil,
        weightVariance: WeightVariance.lecun.value(width: 100), seed: 1))
  }

  package static let settings: [Setting<Self>] = [
    .count("width", label: "n", \.width, 2...256, step: 10, help: "units of each layer"),
    .count("depth", label: "depth", \.depth, 2...20, help: "number of layers"),
    .word(
      "activation", label: "", \.activation, kind: "activation",
      help: "what stands behind the sums"),
    Setting(
      "weights", label: "Var(w)",
      help: "lecun, xavier, he, a number, or a formula in n such as 2/n", text: { $0.weights.name },
      put: { figure, text throws(FigureFault) in figure.weights = try WeightVariance(text) },
      nudge: { figure, step in
        let schemes = WeightVariance.schemes
        let place = schemes.firstIndex(of: figure.weights) ?? -1
        figure.weights = schemes[(place + step + schemes.count) % schemes.count]
      }),
    .word("show", \.quantity, kind: "quantity", help: "what is measured"),
    Setting(
      "seed", help: "what draws the networks", text: { "\($0.seed)" },
      put: { figure, text throws(FigureFault) in
        guard let seed = Int(text) else { throw .notWhole(text) }
        figure.seed = UInt64(seed.magnitude)
      },
      read: { figure, source throws(FigureFault) in
        figure.seed = UInt64(try source.decode(Int.self).magnitude)
      }),
  ]

  /// What the engine runs.
  package var spread: SpreadSettings {
    SpreadSettings(
      width: width, depth: depth, activation: activation.activation,
      weightVariance: weights.value(width: width), seed: seed)
  }

  /// What was run is run again, as far as it was shown.
  package mutating func settle() throws(FigureFault) {
    theory = SpreadTheory(spread)
    step = min(step, stepCount - 1)
    if measured != nil { prepare() }
  }

  /// Takes another variance of the weights, as it is typed.
  package mutating func weigh(_ text: String) throws(FigureFault) {
    weights = try WeightVariance(text)
    try settle()
  }

  /// Runs the networks, unless they were.
  package mutating func prepare() {
    guard measured?.settings != spread else { return }
    measured = try? SignalSpread(spread)
  }

  /// The input, then one step a layer.
  package var stepCount: Int { depth + 1 }

  /// The layers that are shown, from 0: slopes come from the last one back.
  package var shown: Range<Int> { quantity == .slopes ? depth - step..<depth : 0..<step }

  /// The layer that was shown last; nil at the input.
  package var newest: Int? { quantity == .slopes ? shown.first : shown.last }

  /// Where the variance leads; nil before anything was run.
  private var trend: Trend? {
    guard let measured else { return nil }
    let values = measured.layers.map { $0.values(quantity).variance }
    let (first, last) = (values[0], values[values.count - 1])
    let ratio = quantity == .slopes ? first / last : last / first
    return ratio < 1.0 / 3 ? .shrinks : ratio > 3 ? .grows : .stays
  }

  package var bindings: [Binding<Self>] {
    [
      .play(),
      Binding(
        Key.digits(3), sign: "1-3", short: "Var(w)", help: "Var(w) of LeCun, Xavier, He",
        isChange: true
      ) { figure, key throws(FigureFault) in
        guard let digit = key.digit else { return }
        figure.weights = WeightVariance.schemes[digit - 1]
        try figure.settle()
      },
      .apart(),
      Binding(
        [.character("a")], sign: "a", short: "activation", help: "another activation",
        isChange: true
      ) { figure, _ throws(FigureFault) in
        figure.activation = figure.activation.moved(by: 1)
        try figure.settle()
      },
      Binding(
        [.character("["), .character("]")], sign: "[ ]", short: "v x slopes",
        help: "sums v, outputs x, or slopes on their way back", isChange: true
      ) { figure, key in
        figure.quantity = figure.quantity.moved(by: key == .character("]") ? 1 : -1)
      },
      .edit("edit width, depth, activation and Var(w)"),
      .predict("predict where it leads, x to skip"), .step(help: "one layer back or forward"),
      .table(), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    .trend(
      quantity == .slopes
        ? "From the last layer back to the first" : "From the first layer to the last",
      isTold: { $0.step == $0.stepCount - 1 }
    ) { $0.trend }
  }
}

extension SignalSpread.Layer {
  /// The numbers of one kind.
  func values(_ quantity: VarianceFigure.Quantity) -> SignalSpread.Values {
    switch quantity {
    case .sums: sums
    case .outputs: outputs
    case .slopes: slopes
    }
  }
}
