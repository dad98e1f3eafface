internal import CNNEngine
internal import Foundation

extension ReferenceCase {
  /// Runs the operation and compares every result.
  ///
  /// - Parameters:
  ///   - line: The case as it stands in the file, for what only its operation has.
  ///   - decoder: Reads it.
  ///   - check: Takes the differences.
  /// - Throws: `CaseError` when the case cannot be run, `DecodingError` when it is malformed, and what
  ///   the engine throws.
  func run(_ line: Data, _ decoder: JSONDecoder, _ check: inout CaseCheck) throws {
    switch op {
    case "conv1d", "conv2d": try convolution(&check)
    case "conv_transpose1d", "conv_transpose2d": try transposedConvolution(&check)
    case "true_conv1d", "true_conv2d": try trueConvolution(&check)
    case "conv1d_matrix", "conv2d_matrix": try convolutionMatrix(&check)
    case "max_pool1d", "max_pool2d": try maxPool(&check)
    case "avg_pool1d", "avg_pool2d": try averagePool(&check)
    case "global_avg_pool2d": try check.compare(self, forward(.globalAveragePool))
    case "relu", "leaky_relu", "tanh", "sigmoid", "softmax", "log_softmax": try activation(&check)
    case "linear": try linear(&check)
    case "batch_norm", "batch_norm_course", "layer_norm", "instance_norm", "group_norm":
      try normalization(&check)
    case "dropout": try dropout(&check)
    case "cross_entropy", "cross_entropy_probabilities", "mse", "bce_with_logits":
      try loss(&check)
    case "resnet_basic_block": try residualBlock(&check)
    case "inception_module": try inceptionModule(&check)
    case "train_lenet_small":
      try TrainingCase(decoder.decode(TrainingCase.Record.self, from: line), self).run(&check)
    case "init_variance":
      try decoder.decode(VarianceCase.self, from: line).run(self, &check)
    case "init_scale": try decoder.decode(ScaleCase.self, from: line).run(self, &check)
    case "architecture": try decoder.decode(ArchitectureCase.self, from: line).run(&check)
    default: throw CaseError.unknownOperation
    }
  }

  /// Runs a layer without parameters as a network of its own on the input `x`.
  func forward(_ layer: Layer) throws -> Forward {
    let x = try input("x")
    guard x.shape.rank >= 2 else { throw CaseError.malformed("inputs.x has no batch axis") }
    let image = Shape(Swift.Array(x.shape.dimensions.dropFirst()))
    let network = try Network(
      Architecture(input: image, layers: [NamedLayer(op, layer)]), parameters: [:])
    let pass = try network.forward(x)
    return Forward(output: pass.output) { LayerGradient(dInput: pass.pullback($0).dInput) }
  }

  /// 1 for operations along one axis, 2 for pictures.
  var axisCount: Int { op.contains("1d") ? 1 : 2 }
}
