internal import CNNEngine
internal import ContentFormat
internal import Grading

/// Numbers that a question gives to its network: an input, parameters, slopes at the output.
struct GivenNumbers: Sendable {
  var input: [Double] = []
  /// By name, such as `conv.weight`; biases that are not given are 0.
  var parameters: [String: [Double]] = [:]
  var upstream: [Double] = []
}

extension NetworkCalls {
  /// `output(L)`, `matrix(L)` and `gradient(L, "weights")`; nil when the name is none of these.
  func computed(_ call: Evaluator.Call) throws(EvaluationError) -> Value? {
    switch call.name {
    case "output":
      let name = try row(call).name
      guard let output = try pass().activations[name] else { return nil }
      return Value(output.elements)
    case "gradient": return try gradient(call)
    case "matrix": return try matrix(call)
    default: return nil
    }
  }

  private func gradient(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let layer = try call.word(at: 0)
    let pass = try pass()
    guard given.upstream.count == pass.output.elements.count else {
      throw .failed(
        "\"upstream\" has \(given.upstream.count) numbers, the output \(pass.output.elements.count)."
      )
    }
    let gradient = pass.pullback(Tensor(pass.output.shape, given.upstream))
    switch try call.word(at: 1) {
    case "input": return Value(gradient.dInput.elements)
    case "weights": return try slope(gradient, "\(layer).weight")
    case "bias": return try slope(gradient, "\(layer).bias")
    case let other: throw .failed("no gradient \"\(other)\": write weights, bias or input.")
    }
  }

  private func slope(
    _ gradient: NetworkPass.Gradient, _ name: String
  ) throws(EvaluationError) -> Value {
    guard let tensor = gradient.dParameters[name] else {
      throw .failed("the network has no \"\(name)\".")
    }
    return Value(tensor.elements)
  }

  private func matrix(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let row = try row(call)
    let layer = architecture.layers.first { $0.name == row.name }?.layer
    guard case .convolution(let convolution) = layer,
      let weight = try network()["\(row.name).weight"]
    else { throw .failed("\"\(row.name)\" is no convolution, so it has no matrix.") }
    do {
      let matrix = try convolution.matrix(weight: weight, input: row.inputShape)
      let columnCount = matrix.shape[1]
      return .list(
        stride(from: 0, to: matrix.elements.count, by: columnCount).map { start in
          Value(Array(matrix.elements[start..<(start + columnCount)]))
        })
    } catch {
      throw .failed("\(error)")
    }
  }

  private func pass() throws(EvaluationError) -> NetworkPass {
    let shape = architecture.input
    guard given.input.count == shape.elementCount else {
      throw .failed("\"input\" has \(given.input.count) numbers, the network takes \(shape).")
    }
    do {
      return try network().forward(Tensor(Shape([1] + shape.dimensions), given.input))
    } catch {
      throw .failed("\(error)")
    }
  }

  private func network() throws(EvaluationError) -> Network {
    var parameters: [String: Tensor] = [:]
    do {
      for spec in try architecture.parameterSpecs() {
        if let numbers = given.parameters[spec.name] {
          guard numbers.count == spec.shape.elementCount else {
            throw EvaluationError.failed(
              "\"\(spec.name)\" has \(numbers.count) numbers, its shape is \(spec.shape).")
          }
          parameters[spec.name] = Tensor(spec.shape, numbers)
        } else if spec.role == .bias {
          parameters[spec.name] = Tensor(spec.shape)
        }
      }
      return try Network(architecture, parameters: parameters)
    } catch let error as EvaluationError {
      throw error
    } catch {
      throw .failed("\(error)")
    }
  }
}

extension Value {
  /// A list of numbers; whole ones stay exact.
  init(_ numbers: [Double]) {
    self = .list(numbers.map { Int(exactly: $0).map(Value.integer) ?? .real($0) })
  }
}
