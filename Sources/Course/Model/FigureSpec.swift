/// A figure that moves, as an `animate` fence or command asks for it.
package enum FigureSpec: Hashable, Sendable {
  /// A window that slides over numbers.
  case sliding(AnimationSpec)

  /// The words behind `animate`.
  package static let names = AnimationSpec.Operation.allCases.map(\.rawValue)

  /// The word behind `animate`.
  package var name: String {
    switch self {
    case .sliding(let spec): spec.operation.rawValue
    }
  }

  /// Line of the fence, from 1.
  package var line: Int {
    switch self {
    case .sliding(let spec): spec.line
    }
  }
}
