public import Grading

/// Tests write a cause as it is spelled.
extension Cause: ExpressibleByStringInterpolation {
  /// Reads `10.1.b:same-assumed`.
  public init(stringLiteral value: String) {
    guard let cause = Cause(value) else { preconditionFailure("\(value) is no cause") }
    self = cause
  }
}
