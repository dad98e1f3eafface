internal import ContentFormat
internal import Grading

/// A unit by its name.
struct UnitWord: Decodable {
  var unit: CountedUnit

  init(from decoder: any Decoder) throws {
    unit = try decoder.word(CountedUnit.self, kind: "unit")
  }
}

/// An axis of a shape by its name.
struct AxisWord: Decodable {
  var axis: Axis

  init(from decoder: any Decoder) throws {
    axis = try decoder.word(Axis.self, kind: "axis")
  }
}

/// The values of a formula's atom by their name: `positive integer`.
struct DomainWord: Decodable {
  var domain: SymbolDomain

  init(from decoder: any Decoder) throws {
    domain = try decoder.word(SymbolDomain.self, kind: "domain")
  }
}

/// What a question about a formula declares.
struct DeclarationFile: Sendable {
  /// The left side that an answer may have, such as `Var(v)`.
  var left: String?
  /// Atoms with the values that they may have.
  var symbols: OrderedMap<DomainWord>
  /// Equations that both sides are rewritten with before they are compared.
  var facts: [String]
  /// Where the question makes sense: `K <= N`.
  var domain: [String]
  /// Atoms that the answer must be written in.
  var wanted: [String]
  /// Atoms that may not stand in the answer.
  var unwanted: [String]
}

/// What a question about a derivation gives: the answer is the last line.
struct DerivationFile: Sendable {
  /// The first line.
  var start: String?
  /// Equations that a rule allows to be used, by its name; none when no rule is asked for.
  var rules: OrderedMap<[String]>
  /// A derivation that is right, line by line, as a student would type it.
  var lines: [String]
  /// Wrong lines that are offered beside each of these where a line is chosen.
  var traps: [[String]]

  init(from container: KeyedDecodingContainer<PartFile.CodingKeys>) throws {
    start = try container.decodeIfPresent(String.self, forKey: .start)
    rules =
      try container.decodeIfPresent(OrderedMap<[String]>.self, forKey: .rules) ?? OrderedMap()
    lines = try container.decodeIfPresent([String].self, forKey: .lines) ?? []
    traps = try container.decodeIfPresent([[String]].self, forKey: .traps) ?? []
  }
}
