/// A term of a sum, with its sign.
public struct Term: Hashable, Sendable {
  /// What stands before a term.
  public enum Sign: Hashable, Sendable {
    case plus
    case minus
    case plusMinus
  }

  /// The sign before it; the first term of a sum shows no plus.
  public var sign: Sign
  /// The term.
  public var value: Formula

  /// A sign and a term.
  public init(_ sign: Sign, _ value: Formula) {
    self.sign = sign
    self.value = value
  }
}

/// A factor of a product, with the sign before it.
public struct Factor: Hashable, Sendable {
  /// What stands between two factors.
  public enum Sign: Hashable, Sendable {
    /// `a · b`, also what a typed `*` becomes.
    case dot
    /// `a × b`.
    case cross
    /// `f ∗ g`, a convolution in TeX; evaluators take it for a product.
    case asterisk
    /// `2n`: nothing is written.
    case implicit
  }

  /// The sign before it; the first factor's is not shown.
  public var sign: Sign
  /// The factor.
  public var value: Formula

  /// A sign and a factor.
  public init(_ sign: Sign, _ value: Formula) {
    self.sign = sign
    self.value = value
  }
}

/// The right-hand part of a comparison.
public struct Link: Hashable, Sendable {
  /// The sign of the comparison.
  public var relation: Relation
  /// What stands after it.
  public var value: Formula

  /// A sign and a side.
  public init(_ relation: Relation, _ value: Formula) {
    self.relation = relation
    self.value = value
  }
}

/// Signs between two sides; the raw value is the ASCII form.
public enum Relation: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case definition = ":="
  case approximately = "~="
  case distributed = "~"
  case proportional = "oc"
  case equivalent = "=="
  case element = "in"
  case subset = "subset"
  case arrow = "->"
  case implies = "=>"
  case mapsTo = "|->"
  case muchLess = "<<"
  case muchGreater = ">>"
  /// The bar of a condition: `p(y | x)`.
  case given = "|"

  /// The sign as Unicode has it.
  public var unicode: String {
    switch self {
    case .equal, .less, .greater, .given: rawValue
    case .notEqual: "≠"
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .definition: "≔"
    case .approximately: "≈"
    case .distributed: "∼"
    case .proportional: "∝"
    case .equivalent: "≡"
    case .element: "∈"
    case .subset: "⊂"
    case .arrow: "→"
    case .implies: "⇒"
    case .mapsTo: "↦"
    case .muchLess: "≪"
    case .muchGreater: "≫"
    }
  }
}

/// A pair of brackets; the two sides may differ, as in `[0, 1)`.
public struct Brackets: Hashable, Sendable {
  /// One side.
  public enum Kind: String, Hashable, Sendable {
    case round = "("
    case square = "["
    case curly = "{"
    case angle = "<"
    case bar = "|"
    case doubleBar = "||"
    case floor
    case ceiling
    /// Nothing is written on this side.
    case none = ""
  }

  /// The left side.
  public var open: Kind
  /// The right side.
  public var close: Kind

  /// A left and a right side.
  public init(_ open: Kind, _ close: Kind) {
    self.open = open
    self.close = close
  }

  /// `( )`.
  public static let round = Brackets(.round, .round)
  /// `[ ]`.
  public static let square = Brackets(.square, .square)
  /// `| |`.
  public static let bars = Brackets(.bar, .bar)
  /// Rounds down.
  public static let floor = Brackets(.floor, .floor)
  /// Rounds up.
  public static let ceiling = Brackets(.ceiling, .ceiling)
  /// No brackets at all.
  public static let none = Brackets(.none, .none)
}

/// A sign that carries limits below and above.
public struct BigOperator: Hashable, Sendable {
  /// Which sign or word.
  public enum Kind: Hashable, Sendable {
    case sum
    case product
    case integral
    /// A word such as `max`, `argmin`, `lim`.
    case word(String)
  }

  /// Which sign or word.
  public var kind: Kind
  /// What stands below.
  public var lower: Formula?
  /// What stands above.
  public var upper: Formula?

  /// A sign and its limits.
  public init(_ kind: Kind, lower: Formula? = nil, upper: Formula? = nil) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
  }
}

/// What is drawn over a letter.
public enum Accent: String, Hashable, Sendable, CaseIterable {
  case hat
  case bar
  case tilde
  case arrow = "vec"
  case dot
}

/// Alphabets other than the plain one.
public enum Alphabet: String, Hashable, Sendable, CaseIterable {
  case blackboard = "mathbb"
  case calligraphic = "mathcal"
  case bold = "mathbf"
  case upright = "mathrm"
}

/// Dots that stand for more of the same.
public enum Dots: String, Hashable, Sendable, CaseIterable {
  case low = "ldots"
  case centred = "cdots"
  case vertical = "vdots"
  case diagonal = "ddots"
}
