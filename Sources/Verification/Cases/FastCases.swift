internal import CNNEngine
internal import Foundation

/// The second runner: operations for which the fast executor has loops of its own, in Float.
extension ReferenceCase {
  /// Runs the operation through the fast executor where it has one, and compares every result.
  ///
  /// - Parameters:
  ///   - line: The case as it stands in the file, for what only its operation has.
  ///   - decoder: Reads it.
  ///   - check: Takes the differences.
  /// - Returns: Whether the fast executor has loops for this case.
  /// - Throws: `CaseError` when the case cannot be run, and what the engine throws.
  func runFast(_ line: Data, _ decoder: JSONDecoder, _ check: inout CaseCheck) throws -> Bool {
    switch op {
    case "conv1d", "conv2d":
      return try compareFast(.convolution(try convolutionLayer()), ["weight", "bias"], &check)
    case "linear":
      let outputs = try batch("weight").shape[0]
      let hasBias = try optionalInput("bias") != nil
      return try compareFast(.linear(outputs: outputs, bias: hasBias), ["weight", "bias"], &check)
    case "max_pool1d", "max_pool2d":
      return try compareFast(.maxPool(try pool(countsPadding: true)), [], &check)
    case "avg_pool1d", "avg_pool2d":
      let pool = try pool(countsPadding: try flag("count_include_pad"))
      return try compareFast(.averagePool(pool), [], &check)
    case "global_avg_pool2d": return try compareFast(.globalAveragePool, [], &check)
    case "relu", "leaky_relu", "tanh", "sigmoid":
      return try compareFast(.activation(try activation()), [], &check)
    case "batch_norm": return try compareFastBatchNorm(&check)
    case "cross_entropy": return try compareFastCrossEntropy(&check)
    case "train_lenet_small":
      try TrainingCase(decoder.decode(TrainingCase.Record.self, from: line), self).runFast(&check)
      return true
    default: return false
    }
  }

  /// Runs one layer on `x`, forward and back, if the fast executor has loops for it.
  private func compareFast(
    _ layer: Layer, _ names: [String], _ check: inout CaseCheck
  ) throws -> Bool {
    let names = names.filter(inputNames.contains)
    guard let network = try fastNetwork(layer, parameters: names) else { return false }
    let pass = try FastPass(network, batch: try fastBatch(), isTraining: true)
    try compare(pass, parameters: names.map { ($0, "\(op).\($0)") }, &check)
    return true
  }

  /// Batch norm; the way back exists only where it learns.
  private func compareFastBatchNorm(_ check: inout CaseCheck) throws -> Bool {
    let settings = Normalization(
      kind: .batch, epsilon: try real("eps"), momentum: try real("momentum"))
    let parameters = [
      "\(op).weight": try input("gamma"), "\(op).bias": try input("beta"),
    ]
    let statistics = [
      "\(op).running_mean": try input("running_mean"),
      "\(op).running_var": try input("running_var"),
    ]
    let batch = try fastBatch()
    let network = try Network(
      Architecture(
        input: batch.imageShape, layers: [NamedLayer(op, .normalization(settings))]),
      parameters: parameters, statistics: statistics)
    let isTraining = try flag("training")
    let pass = try FastPass(network, batch: batch, isTraining: isTraining)
    if isTraining {
      try compare(
        pass, parameters: [("gamma", "\(op).weight"), ("beta", "\(op).bias")], &check)
    } else {
      check.compare("y", pass.output, try output("y"))
    }
    for name in ["running_mean", "running_var"] {
      guard let tensor = pass.statistics["\(op).\(name)"] else { continue }
      check.compare(name, tensor, try output(name))
    }
    return true
  }

  /// The loss at the end of a fast step, which is a mean over the batch.
  private func compareFastCrossEntropy(_ check: inout CaseCheck) throws -> Bool {
    guard try text("reduction") == Loss.Reduction.mean.rawValue else { return false }
    let value = try FastPass.crossEntropy(logits: try batch("x"), classes: try classes())
    let upstream = try upstreamTensor().elements.first ?? 1
    check.compare("y", [value.loss], try output("y").elements)
    check.compare(
      "grads.x", value.dLogits.elements.map { $0 * upstream }, try gradient("x").elements)
    return true
  }

  /// The layer as a network of its own; nil when the fast executor would leave it to the readable one.
  private func fastNetwork(_ layer: Layer, parameters names: [String]) throws -> Network? {
    let architecture = Architecture(
      input: try fastBatch().imageShape, layers: [NamedLayer(op, layer)])
    guard try architecture.plannedLayers().allSatisfy({ $0.execution == .fast }) else {
      return nil
    }
    var parameters: [String: Tensor] = [:]
    for name in names { parameters["\(op).\(name)"] = try input(name) }
    return try Network(architecture, parameters: parameters)
  }

  /// The input `x`; numbers without a batch axis are one image.
  private func fastBatch() throws(CaseError) -> Tensor {
    let x = try input("x")
    return x.shape.rank >= 2 ? x : x.reshaped(Shape([1] + x.shape.dimensions))
  }

  /// Output and gradients of a pass against those of the case, in the case's own axes.
  private func compare(
    _ pass: FastPass, parameters: [(name: String, full: String)], _ check: inout CaseCheck
  ) throws {
    let (x, want) = (try input("x"), try output("y"))
    guard pass.output.shape.elementCount == want.shape.elementCount else {
      check.fail("y has the shape [\(pass.output.shape)], expected [\(want.shape)]")
      return
    }
    check.compare("y", pass.output.reshaped(want.shape), want)
    let gradient = pass.pullback(try upstreamTensor().reshaped(pass.output.shape))
    check.compare("grads.x", gradient.dInput.reshaped(x.shape), try self.gradient("x"))
    for (name, full) in parameters {
      guard let tensor = gradient.dParameters[full] else { continue }
      check.compare("grads.\(name)", tensor, try self.gradient(name))
    }
  }
}

extension Tensor {
  /// Shape of one image of a batch.
  fileprivate var imageShape: Shape { Shape(Array(shape.dimensions.dropFirst())) }
}
