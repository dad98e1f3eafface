/// Whether a pass trains or evaluates: batch normalisation and dropout tell the difference.
public enum PassMode: Sendable {
  /// Running statistics are used, nothing is dropped.
  case evaluation
  /// Batch statistics are used and gathered; dropout draws from `random` where no mask is given.
  case training(random: RandomSource, masks: [String: Tensor] = [:])
}

/// One forward pass of a network, and the way back.
public struct NetworkPass: Sendable {
  /// Batch axis first.
  public let output: Tensor
  /// Output of each layer by its full name; of a shared layer that of the last part.
  public let activations: [String: Tensor]
  /// Running statistics after this pass; hand them to `Network.update(statistics:)`.
  public let statistics: [String: Tensor]
  fileprivate let step: PassStep

  /// Slopes of a loss with respect to input and parameters.
  public struct Gradient: Sendable {
    /// dLoss/dInput.
    public var dInput: Tensor
    /// dLoss/dParameter by name; every parameter is there.
    public var dParameters: [String: Tensor]
  }

  /// Goes back from dLoss/dOutput.
  public func pullback(_ dOutput: Tensor) -> Gradient {
    var dParameters: [String: Tensor] = [:]
    let dInput = step.pullback(dOutput, &dParameters)
    return Gradient(dInput: dInput, dParameters: dParameters)
  }
}

extension Network {
  /// Runs a batch `[N, ...]` through all layers.
  ///
  /// - Throws: `ShapeError` when the batch is not made of the architecture's inputs.
  public func forward(
    _ batch: Tensor, mode: PassMode = .evaluation
  ) throws(ShapeError) -> NetworkPass {
    guard batch.shape.rank == architecture.input.rank + 1, batch.imageShape == architecture.input
    else { throw ShapeError(.input(got: batch.shape, expected: architecture.input)) }
    var executor = Executor(network: self, mode: mode)
    let step = try executor.run(architecture.layers, prefix: "", input: batch)
    return NetworkPass(
      output: step.output, activations: executor.activations, statistics: executor.statistics,
      step: step)
  }
}

/// A piece of a pass: what it gives, and the way back, which adds to the slopes of the parameters.
struct PassStep: Sendable {
  var output: Tensor
  var pullback: @Sendable (_ dOutput: Tensor, _ dParameters: inout [String: Tensor]) -> Tensor
}
