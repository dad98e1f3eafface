internal import CNNEngine
internal import Checked
internal import ContentFormat
internal import Grading

/// Answers `parameters(conv)`, `output(relu)` and the like from a question's network.
struct NetworkCalls: Sendable {
  /// What it answers.
  static let names = [
    "parameters", "weights", "biases", "multiplyAdds", "units", "shape", "channels", "height",
    "width", "receptiveField", "jump", "output", "gradient", "matrix",
  ]

  let architecture: Architecture
  let summary: NetworkSummary
  /// What `output(L)` and its like compute with.
  let given: GivenNumbers

  init(_ architecture: Architecture, given: GivenNumbers) throws(ShapeError) {
    self.architecture = architecture
    self.given = given
    summary = try NetworkSummary(of: architecture)
  }

  /// The value of a call; nil when the name is none of these.
  func value(of call: Evaluator.Call) throws(EvaluationError) -> Value? {
    switch call.name {
    case "parameters": return .integer(try total(call, \.parameters))
    case "weights": return .integer(try total(call, \.weights))
    case "biases": return .integer(try total(call, \.biases))
    case "multiplyAdds": return .integer(try total(call, \.multiplyAdds))
    case "units": return .integer(try row(call).units)
    case "shape": return .list(try row(call).outputShape.dimensions.map(Value.integer))
    case "channels": return .integer(try row(call).outputShape[0])
    case "height": return .integer(try side(call, fromEnd: 2))
    case "width": return .integer(try side(call, fromEnd: 1))
    case "receptiveField": return .integer(try field(call).size)
    case "jump": return .integer(try field(call).jump)
    default: return try computed(call)
    }
  }

  /// Of one layer with all its parts, or of the whole network when no layer is named.
  private func total(
    _ call: Evaluator.Call, _ count: (LayerSummary) -> Int
  ) throws(EvaluationError) -> Int {
    guard !call.arguments.isEmpty else { return summary.rows.reduce(0) { $0 + count($1) } }
    return summary.rows(within: try row(call).name).reduce(0) { $0 + count($1) }
  }

  /// The layer that the first argument names.
  func row(_ call: Evaluator.Call) throws(EvaluationError) -> LayerSummary {
    let name = try call.word(at: 0)
    // The name of no layer unless an author gives it: what stands at the end, whatever it is.
    let named = summary.row(named: name)
    guard let row = named ?? (name == "last" ? summary.rows.last : nil) else {
      let hint = summary.rows.map(\.name).nearest(to: name).map { "; did you mean \"\($0)\"?" }
      throw .failed("the network has no layer \"\(name)\"\(hint ?? ".")")
    }
    return row
  }

  private func side(_ call: Evaluator.Call, fromEnd: Int) throws(EvaluationError) -> Int {
    let row = try row(call)
    let sizes = row.outputShape.dimensions
    guard sizes.count > fromEnd else {
      throw .failed("the output of \"\(row.name)\" is \(row.outputShape): it has no \(call.name).")
    }
    return sizes[sizes.count - fromEnd]
  }

  private func field(_ call: Evaluator.Call) throws(EvaluationError) -> ReceptiveField {
    let row = try row(call)
    guard let field = row.receptiveField else {
      throw .failed("a unit of \"\(row.name)\" has no place of its own, so it has no \(call.name).")
    }
    return field
  }
}
