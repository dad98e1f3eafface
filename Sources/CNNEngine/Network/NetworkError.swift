/// Parameters that do not belong to an architecture.
public enum NetworkError: Error, Hashable, Sendable {
  /// The architecture itself does not fit together.
  case shape(ShapeError)
  /// A parameter is not given.
  case missing(String)
  /// A given name belongs to nothing.
  case unknown(String, suggestion: String?)
  /// A parameter has other sizes than its layer needs.
  case wrongShape(String, got: Shape, expected: Shape)
}

extension NetworkError: CustomStringConvertible {
  /// What happened, where, and how to mend it.
  public var description: String {
    switch self {
    case .shape(let error): error.description
    case .missing(let name): "parameter \"\(name)\" is missing. Give weights for every layer."
    case .unknown(let name, let suggestion):
      "the network has no parameter \"\(name)\". "
        + (suggestion.map { "Did you mean \"\($0)\"?" } ?? "Use weights of the same network.")
    case .wrongShape(let name, let got, let expected):
      "parameter \"\(name)\" is [\(got.list)], expected [\(expected.list)]. "
        + "Use weights of the same network."
    }
  }
}
