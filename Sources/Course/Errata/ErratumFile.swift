internal import ContentFormat
internal import Grading

/// A mistake or a disagreement in the course's documents, as `errata.yaml` has it.
struct ErratumFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, `class`, source, claim, right, proof, spot, others, lessons
  }

  /// What is the matter with a claim.
  enum Class: String, Sendable, CaseIterable, Decodable {
    case wrong
    case disagree
    case assumes
    case loose
    case typo
    /// Nothing: it was checked and holds.
    case right

    init(from decoder: any Decoder) throws {
      self = try decoder.word(Self.self, kind: "class")
    }

    /// Whether words alone do not do.
    var needsProof: Bool {
      switch self {
      case .wrong, .disagree, .assumes, .right: true
      case .loose, .typo: false
      }
    }
  }

  var id: String
  var kind: Class
  var source: PlaceFile
  var claim: LocalizedText
  var right: LocalizedText
  var proof: ProofFile?
  /// Whether the quiz of mistakes asks it.
  var isAsked: Bool
  /// Reasons that are wrong, beside the right one.
  var others: [ChoiceFile]
  var lessons: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    kind = try container.decode(Class.self, forKey: .class)
    source = try container.decode(PlaceFile.self, forKey: .source)
    claim = try container.decode(LocalizedText.self, forKey: .claim)
    right = try container.decode(LocalizedText.self, forKey: .right)
    proof = try container.decodeIfPresent(ProofFile.self, forKey: .proof)
    isAsked = try container.decodeIfPresent(Bool.self, forKey: .spot) ?? false
    others = try container.decodeIfPresent([ChoiceFile].self, forKey: .others) ?? []
    lessons = try container.decodeIfPresent([String].self, forKey: .lessons) ?? []
  }
}

/// The document and the place in it.
struct PlaceFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, place
  }

  var name: String
  var place: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    place = try container.decodeIfPresent(String.self, forKey: .place)
  }

  /// `homework A, section 4`.
  var text: String { [name, place].compactMap(\.self).joined(separator: ", ") }
}

/// What the engine computes for an erratum.
struct ProofFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case network, input, weights, upstream, show, holds
  }

  var input: [String]
  var weights: OrderedMap<[String]>
  var upstream: [String]
  /// Numbers to be seen side by side, by their labels.
  var show: OrderedMap<ExpressionFile>
  /// Conditions that must hold.
  var holds: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    input = try container.decodeIfPresent([String].self, forKey: .input) ?? []
    weights =
      try container.decodeIfPresent(OrderedMap<[String]>.self, forKey: .weights) ?? OrderedMap()
    upstream = try container.decodeIfPresent([String].self, forKey: .upstream) ?? []
    show =
      try container.decodeIfPresent(OrderedMap<ExpressionFile>.self, forKey: .show) ?? OrderedMap()
    if let one = try? container.decode(String.self, forKey: .holds) {
      holds = [one]
    } else {
      holds = try container.decode([String].self, forKey: .holds)
    }
  }
}
