/// What the last step did to one parameter.
public struct ParameterStep: Hashable, Sendable {
  /// Full name, such as `C1.weight`.
  public var name: String
  /// Euclidean norm of the gradient.
  public var gradientNorm: Double
  /// Euclidean norm of the change.
  public var updateNorm: Double
  /// Euclidean norm of the numbers after the change.
  public var norm: Double
}

extension Trainer {
  /// Gradient and change of each parameter in the step that led from a mark to here, in order.
  ///
  /// Zero gradients when the run does not measure them.
  public func parameterSteps(since mark: TrainerMark) -> [ParameterStep] {
    executor.plan.parameters.parameters.map { parameter in
      let floats = parameter.offset..<parameter.offset + parameter.floatCount
      var (change, size) = (0.0, 0.0)
      for index in floats {
        let now = Double(executor.parameters[index])
        let old = Double(mark.parameters[index])
        change += (now - old) * (now - old)
        size += now * now
      }
      return ParameterStep(
        name: parameter.spec.name, gradientNorm: executor.gradientNorm(of: floats),
        updateNorm: change.squareRoot(), norm: size.squareRoot())
    }
  }
}
