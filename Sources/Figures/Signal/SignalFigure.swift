internal import CNNEngine
internal import Canvas
package import ContentFormat

/// The numbers of a given network of ReLU layers, layer by layer, with its weights scaled.
package struct SignalFigure: SoleFigure {
  package static let kind = FigureKind(
    "signal", "the numbers of a given network", lesson: "init")
  package static let canAsk = true
  package var editWords: SizedWords {
    SizedWords("Type a number, or press ↑↓ for tenfolds.", narrow: "Type, or press ↑↓.")
  }

  /// One matrix a layer, a row for each number that is read; all but the last one are scaled.
  private(set) var weights: [[[Double]]] = []
  private var input: [Double] = []
  /// What the weights are multiplied with.
  private(set) var scale = 1.0
  /// The input, then what each layer gives.
  package private(set) var rows: [[Double]] = []
  /// How many layers are shown.
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    Setting(
      "data",
      help: "a file beside the lesson: format: 1, source, input, and weights, one matrix a layer",
      text: { _ in "" },
      put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        let network = try GivenNetwork(source)
        (figure.input, figure.weights) = (network.input, network.weights)
      }
    ).keyOnly,
    Setting(
      "scale", label: "scale", help: "what all weights but the last ones are multiplied with",
      text: { $0.scale.figureText },
      put: { figure, text throws(FigureFault) in
        try figure.take(scale: try Double(typed: text))
      },
      read: { figure, source throws(FigureFault) in figure.scale = try source.decode(Double.self) },
      nudge: { figure, step throws(FigureFault) in
        try figure.take(scale: step > 0 ? figure.scale * 10 : figure.scale / 10)
      }
    ).keyOnly,
  ]

  private mutating func take(scale: Double) throws(FigureFault) {
    guard (0.001...999).contains(abs(scale)) else { throw .own(SignalFault.scale(scale)) }
    self.scale = scale
  }

  package var stepCount: Int { rows.count }

  /// Through the engine's layers; the last matrix is not scaled.
  package mutating func settle() throws(FigureFault) {
    guard !weights.isEmpty else { throw .own(SignalFault.noData) }
    var layers: [NamedLayer] = []
    var parameters: [String: Tensor] = [:]
    for (index, matrix) in weights.enumerated() {
      let (inputs, outputs) = (matrix.count, matrix[0].count)
      let factor = index == weights.count - 1 ? 1 : scale
      layers.append(NamedLayer("fc\(index + 1)", .linear(outputs: outputs, bias: false)))
      layers.append(NamedLayer("z\(index + 1)", .relu))
      let elements = (0..<outputs).flatMap { k in
        (0..<inputs).map { factor * matrix[$0][k] }
      }
      parameters["fc\(index + 1).weight"] = Tensor([outputs, inputs], elements)
    }
    do {
      let network = try Network(
        Architecture(input: [input.count], layers: layers), parameters: parameters)
      let pass = try network.forward(Tensor([1, input.count], input))
      rows = [input] + weights.indices.map { pass.activations["z\($0 + 1)"]?.elements ?? [] }
    } catch {
      throw .engine("\(error)")
    }
    step = min(step, stepCount - 1)
  }

  /// The root of the mean square of some numbers.
  static func size(_ numbers: [Double]) -> Double {
    (numbers.reduce(0) { $0 + $1 * $1 } / Double(max(1, numbers.count))).squareRoot()
  }

  /// Where the numbers lead, from the input to the last layer.
  package var trend: Trend {
    let ratio = Self.size(rows[rows.count - 1]) / Self.size(rows[0])
    return ratio < 0.1 ? .shrinks : ratio > 10 ? .grows : .stays
  }

  package var bindings: [Binding<Self>] {
    [
      .play(), .step(), .apart(), .edit("edit the numbers"), .predict("predict, x to skip"),
      .table(), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    .trend("From the input to the last layer", isTold: { $0.step == $0.stepCount - 1 }) { $0.trend }
  }
}

/// A file of weights beside a lesson.
private struct GivenNetwork: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case format, source, input, weights
  }

  let input: [Double]
  let weights: [[[Double]]]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    _ = try container.decode(String.self, forKey: .source)
    input = try container.decode([Double].self, forKey: .input)
    weights = try container.decode([[[Double]]].self, forKey: .weights)
  }

  /// Reads the file that a fence names; throws what does not fit, with its place there.
  init(_ source: SettingSource) throws(FigureFault) {
    let text = try source.fileText()
    let folder = source.request.document.file.split(separator: "/").dropLast()
    let path = folder.joined(separator: "/") + "/" + (try source.decode(String.self))
    do throws(ContentProblem) {
      let document = try ContentDocument(text, file: path)
      self = try document.decode(Self.self)
      if let fault {
        throw document.problem(line: document.line(of: "weights", fence: 1), fault)
      }
    } catch {
      throw .content(error)
    }
  }

  /// What keeps the layers from following each other; nil when they fit.
  private var fault: ContentProblem.Fault? {
    var width = input.count
    for (index, matrix) in weights.enumerated() {
      let lengths = Set(matrix.map(\.count))
      guard matrix.count == width, lengths.count == 1, let next = lengths.first, next > 0 else {
        return .rule(
          "layer \(index + 1) does not read the \(width) numbers before it",
          mend: "Write a row of weights for each number, all rows of one length")
      }
      width = next
    }
    return weights.isEmpty ? .missingKey("weights", owner: "the file") : nil
  }
}

/// What keeps a given network from being shown.
package enum SignalFault: FaultOfKind {
  case noData
  case scale(Double)

  package var description: String {
    switch self {
    case .noData: "there are no weights. Add a line \"data: ...\" with a file beside the lesson."
    case .scale(let scale):
      "a scale of \(scale.figureText) cannot be. Choose 0.001 to 999."
    }
  }

  package var clues: [FenceClue] { [] }
}
