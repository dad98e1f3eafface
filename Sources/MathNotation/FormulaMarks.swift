extension Accent {
  /// The mark that Unicode puts over the letter before it.
  public var combiningMark: String {
    switch self {
    case .hat: "\u{302}"
    case .bar: "\u{304}"
    case .tilde: "\u{303}"
    case .arrow: "\u{20D7}"
    case .dot: "\u{307}"
    }
  }
}

extension Brackets.Kind {
  /// One side of a bracket on one row.
  public func text(isLeft: Bool, isUnicode: Bool) -> String {
    switch self {
    case .round: isLeft ? "(" : ")"
    case .square: isLeft ? "[" : "]"
    case .curly: isLeft ? "{" : "}"
    case .angle: isUnicode ? (isLeft ? "⟨" : "⟩") : (isLeft ? "<" : ">")
    case .bar: "|"
    case .doubleBar: isUnicode ? "‖" : "||"
    case .floor: isUnicode ? (isLeft ? "⌊" : "⌋") : (isLeft ? "|_" : "_|")
    case .ceiling: isUnicode ? (isLeft ? "⌈" : "⌉") : (isLeft ? "|^" : "^|")
    case .none: ""
    }
  }
}
