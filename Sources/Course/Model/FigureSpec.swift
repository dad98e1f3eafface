/// A figure that moves, as an `animate` fence or command asks for it.
package enum FigureSpec: Hashable, Sendable {
  /// A window that slides over numbers.
  case sliding(AnimationSpec)
  /// What one unit of a network sees.
  case receptiveField(ReceptiveFieldSpec)
  /// A convolution as its matrix.
  case matrix(MatrixSpec)
  /// The way back through a 1-D convolution.
  case backprop(BackpropSpec)
  /// Gradient descent on a surface of two weights.
  case descent(DescentSpec)
  /// Functions, bars, curves or points; made by a `plot` fence.
  case plot(PlotSpec)
  /// The layer table of a network; made by a `network` fence.
  case network(NetworkSpec)

  /// The words behind `animate`.
  package static let names =
    AnimationSpec.Operation.allCases.map(\.rawValue) + [
      receptiveFieldName, matrixName, backpropName, descentName,
    ]

  package static let receptiveFieldName = "receptive-field"

  package static let matrixName = "matrix"

  package static let descentName = "descent"

  package static let backpropName = "backprop"

  /// The word of its own fence.
  package static let plotName = "plot"

  /// The word of its own fence.
  package static let networkName = "network"

  /// The word behind `animate`.
  package var name: String {
    switch self {
    case .sliding(let spec): spec.operation.rawValue
    case .receptiveField: Self.receptiveFieldName
    case .matrix: Self.matrixName
    case .backprop: Self.backpropName
    case .descent: Self.descentName
    case .plot: Self.plotName
    case .network: Self.networkName
    }
  }

  /// Line of the fence, from 1.
  package var line: Int {
    switch self {
    case .sliding(let spec): spec.line
    case .receptiveField(let spec): spec.line
    case .matrix(let spec): spec.line
    case .backprop(let spec): spec.line
    case .descent(let spec): spec.line
    case .plot(let spec): spec.line
    case .network(let spec): spec.line
    }
  }
}
