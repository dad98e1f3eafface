/// What an expression comes to.
public enum Value: Hashable, Sendable {
  /// A fraction, exactly.
  case exact(ExactNumber)
  /// A real that is no fraction, or one too large to be exact.
  case real(Double)
  /// What a comparison says.
  case truth(Bool)
  /// Values in order; a matrix is a list of lists.
  case list([Value])
  /// Words.
  case text(String)

  /// A whole number.
  public static func integer(_ value: Int) -> Value { .exact(ExactNumber(value)) }

  /// The whole number, when it is exactly one.
  public var integer: Int? {
    if case .exact(let number) = self { number.integer } else { nil }
  }

  /// The exact number, when it is one.
  public var exact: ExactNumber? {
    if case .exact(let number) = self { number } else { nil }
  }

  /// The number as a real.
  public var real: Double? {
    switch self {
    case .exact(let number): number.real
    case .real(let value): value
    case .truth, .list, .text: nil
    }
  }

  /// What a comparison said.
  public var truth: Bool? {
    if case .truth(let holds) = self { holds } else { nil }
  }

  /// The values of a list.
  public var list: [Value]? {
    if case .list(let items) = self { items } else { nil }
  }
}

extension Value: CustomStringConvertible {
  /// As a student reads it: `61,706`, `3/4`, `2.30259`, `(10, 10, 3)`.
  public var description: String {
    switch self {
    case .exact(let number): number.description
    case .real(let value): NumberText.real(value)
    case .truth(let holds): holds ? "true" : "false"
    case .list(let items): "(" + items.map(\.description).joined(separator: ", ") + ")"
    case .text(let words): words
    }
  }
}
