internal import CNNEngine

/// One line of a reference file: an operation, what goes in, what must come out.
struct ReferenceCase: Decodable {
  /// Numbers with a shape, row-major; a scalar has the shape `[]`.
  struct Array: Decodable {
    var shape: [Int]
    var data: [Double]
  }

  /// `|got - want| <= atol + rtol·|want|`.
  struct Tolerance: Decodable {
    var rtol: Double
    var atol: Double
  }

  /// Such as `conv1d/0001`.
  var id: String
  /// Such as `conv1d`.
  var op: String
  private var params: [String: Parameter]?
  private var inputs: [String: Array]?
  private var outputs: [String: Array]?
  private var upstream: Array?
  private var grads: [String: Array]?
  /// Whether every number must be met bit for bit.
  var exact: Bool?
  private var tolerance: Tolerance?

  /// What a result may differ by: nothing where the case says `exact`.
  var allowance: Tolerance {
    exact == true
      ? Tolerance(rtol: 0, atol: 0) : tolerance ?? Tolerance(rtol: 1e-9, atol: 1e-11)
  }

  /// Names of the inputs that have a gradient, in order.
  var gradientNames: [String] { (grads ?? [:]).keys.sorted() }

  /// What a result in Float may differ by; several layers one behind the other may differ by more.
  var floatAllowance: Tolerance {
    if exact == true { return allowance }
    let limit = op == "train_lenet_small" ? 1e-3 : 1e-5
    return Tolerance(rtol: limit, atol: limit)
  }

  /// Names of all inputs.
  var inputNames: [String] { (inputs ?? [:]).keys.sorted() }

  func input(_ name: String) throws(CaseError) -> Tensor {
    try tensor(inputs?[name], "inputs.\(name)")
  }

  /// An input that may be missing, as a bias.
  func optionalInput(_ name: String) throws(CaseError) -> Tensor? {
    guard let array = inputs?[name] else { return nil }
    return try tensor(array, "inputs.\(name)")
  }

  func output(_ name: String) throws(CaseError) -> Tensor {
    try tensor(outputs?[name], "outputs.\(name)")
  }

  func gradient(_ name: String) throws(CaseError) -> Tensor {
    try tensor(grads?[name], "grads.\(name)")
  }

  /// dL/dy, shaped as the output `y`.
  func upstreamTensor() throws(CaseError) -> Tensor {
    let upstream = try tensor(upstream, "upstream")
    guard upstream.shape == (try output("y")).shape else {
      throw .malformed("upstream and outputs.y have different shapes")
    }
    return upstream
  }

  private func tensor(_ array: Array?, _ name: String) throws(CaseError) -> Tensor {
    guard let array else { throw .malformed("\(name) is missing") }
    return try Tensor(array, named: name)
  }
}

extension Tensor {
  /// Takes an array of a file, or says why it is none.
  init(_ array: ReferenceCase.Array, named name: String) throws(CaseError) {
    guard let shape = Shape(validating: array.shape), shape.elementCount == array.data.count else {
      throw .malformed(
        "\(name) has shape \(array.shape) and \(array.data.count) numbers, which do not agree")
    }
    self.init(shape, array.data)
  }
}

/// Why a case cannot be run.
enum CaseError: Error {
  /// The file is wrong.
  case malformed(String)
  /// The operation is not one of ours.
  case unknownOperation
}

/// A setting: a number, a list, a word or a claim.
enum Parameter: Decodable {
  case number(Double)
  case numbers([Double])
  case text(String)
  case flag(Bool)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .numbers(try container.decode([Double].self))
    }
  }
}

extension ReferenceCase {
  /// A whole number, or the given one where it is left out.
  func integer(_ name: String, default standard: Int? = nil) throws(CaseError) -> Int {
    if params?[name] == nil, let standard { return standard }
    guard case .number(let number) = params?[name], let value = Int(exactly: number) else {
      throw .malformed("params.\(name) is not a whole number")
    }
    return value
  }

  /// Whole numbers, as many as axes; one number stands for one axis.
  func integers(
    _ name: String, count: Int, default standard: Int? = nil
  ) throws(CaseError) -> [Int] {
    switch params?[name] {
    case nil:
      guard let standard else { break }
      return Swift.Array(repeating: standard, count: count)
    case .number(let number) where count == 1:
      guard let value = Int(exactly: number) else { break }
      return [value]
    case .numbers(let numbers) where numbers.count == count:
      let values = numbers.compactMap { Int(exactly: $0) }
      guard values.count == count else { break }
      return values
    default: break
    }
    throw .malformed(
      "params.\(name) is not \(count == 1 ? "a whole number" : "\(count) whole numbers")")
  }

  /// Whole numbers, however many.
  func integers(_ name: String) throws(CaseError) -> [Int] {
    guard case .numbers(let numbers) = params?[name] else {
      throw .malformed("params.\(name) is not a list of whole numbers")
    }
    return try integers(name, count: numbers.count)
  }

  func real(_ name: String, default standard: Double? = nil) throws(CaseError) -> Double {
    if params?[name] == nil, let standard { return standard }
    guard case .number(let number) = params?[name] else {
      throw .malformed("params.\(name) is not a number")
    }
    return number
  }

  func text(_ name: String) throws(CaseError) -> String {
    guard case .text(let text) = params?[name] else {
      throw .malformed("params.\(name) is not a word")
    }
    return text
  }

  func flag(_ name: String) throws(CaseError) -> Bool {
    switch params?[name] {
    case .flag(let flag): return flag
    case nil: return false
    default: throw .malformed("params.\(name) is not true or false")
    }
  }
}
