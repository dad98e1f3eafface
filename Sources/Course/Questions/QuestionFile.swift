internal import Checked
internal import ContentFormat
internal import Grading

/// What `quiz.yaml` and `questions.yaml` have in common: numbers, a network, and parts that ask about it.
struct QuestionFile: Decodable, Sendable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case format, id, title, sources, needs, exam
    case variables, require, network, reveal, elsewhere, parts
  }

  var head: QuizHead?
  var variables: OrderedMap<VariableFile>
  var require: [String]
  var reveal: OrderedMap<[String]>
  /// Numbers that are right for something else than what the parts ask.
  var elsewhere: [AcceptedFile]
  var parts: [PartFile]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    head = container.contains(.id) ? try QuizHead(from: container) : nil
    variables =
      try container.decodeIfPresent(OrderedMap<VariableFile>.self, forKey: .variables)
      ?? OrderedMap()
    require = try container.decodeIfPresent([String].self, forKey: .require) ?? []
    reveal =
      try container.decodeIfPresent(OrderedMap<[String]>.self, forKey: .reveal) ?? OrderedMap()
    elsewhere = try container.decodeIfPresent([AcceptedFile].self, forKey: .elsewhere) ?? []
    parts = try container.decode([PartFile].self, forKey: .parts)
  }
}

/// What the course map shows of a quiz.
struct QuizHead: Sendable {
  var id: String
  var title: LocalizedText
  var sources: [String]
  var needs: [String]
  var exam: ExamTag

  init(from container: KeyedDecodingContainer<QuestionFile.CodingKeys>) throws {
    id = try container.decode(String.self, forKey: .id)
    title = try container.decode(LocalizedText.self, forKey: .title)
    sources = try container.decode([String].self, forKey: .sources)
    needs = try container.decodeIfPresent([String].self, forKey: .needs) ?? []
    exam = try container.decode(ExamTag.self, forKey: .exam)
  }
}

/// A number of a quiz: the source's own, and what variants draw from.
struct VariableFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case `default`, range, values
  }

  var standard: Int
  /// What a draw chooses from; empty when the number never changes.
  var values: [Int]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    standard = try container.decode(Int.self, forKey: .default)
    values = try container.decodeIfPresent([Int].self, forKey: .values) ?? []
    guard values.isEmpty || values.contains(standard) else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container, debugDescription: "the default must be one of them.")
    }
    guard let ends = try container.decodeIfPresent([Int].self, forKey: .range) else { return }
    guard ends.count == 2, ends[0] <= standard, standard <= ends[1], values.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .range, in: container,
        debugDescription: "write the first and the last value, with the default between them.")
    }
    guard let last = ends[1].checkedSubtracting(ends[0]), last < Self.valueLimit else {
      throw DecodingError.dataCorruptedError(
        forKey: .range, in: container,
        debugDescription: "it has more than \(Self.valueLimit) values. Take a narrower one.")
    }
    values = Array(ends[0]...ends[1])
  }

  /// Most values to draw from: a student never meets a thousandth of them.
  private static let valueLimit = 10_000
}

/// A part as its author writes it; which keys make sense depends on its type.
struct PartFile: Decodable, Sendable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case id, type, ask, answer, follow, accepted, hints, solution, misconceptions
    case sourceSays = "source_says"
    case unit, working, about, axes, figures, tolerance, left, symbols, facts, domain, wanted,
      unwanted
    case start, rules, lines, traps, goal, play
    case network, input, weights, upstream, reasons, choices, model, ticks
  }

  var id: String
  var type: QuestionType
  var ask: LocalizedText
  var answer: String?
  /// The answer in terms of the student's own earlier ones, which `answer(a)` stands for.
  var follow: String?
  var accepted: [AcceptedFile]
  var hints: [LocalizedText]
  var solution: LocalizedText?
  var misconceptions: OrderedMap<MisconceptionFile>
  var sourceSays: SourceFile?
  /// What an integer counts; a word for it may follow the number.
  var unit: CountedUnit?
  /// Calculations of an integer, in numbers, with which a student's own is compared.
  var workings: [String]
  /// Whether an integer is asked for with "about": two right figures are enough.
  var isAbout: Bool
  /// The axes of a shape in the order asked for; empty for the usual ones.
  var axes: [Axis]
  /// How near a real number must be: by significant figures, or by an amount.
  var figures: Int?
  var tolerance: Double?
  /// What a formula's atoms are.
  var declared: DeclarationFile
  /// Where a derivation begins, and what may be used in it.
  var derivation: DerivationFile
  /// What a network that the student builds must fulfil.
  var goals: [GoalFile]
  /// A figure that is offered after some of the misconceptions.
  var play: TrialFile?
  /// Numbers given to the network, as expressions: its input, its parameters by name, the slopes that reach its output.
  var input: [String]
  var weights: OrderedMap<[String]>
  var upstream: [String]
  var reasons: [ChoiceFile]
  var choices: [ChoiceFile]
  var model: LocalizedText?
  var ticks: [LocalizedText]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    type = try container.decode(QuestionType.self, forKey: .type)
    ask = try container.decode(LocalizedText.self, forKey: .ask)
    answer = try container.decodeIfPresent(ExpressionFile.self, forKey: .answer)?.text
    follow = try container.decodeIfPresent(ExpressionFile.self, forKey: .follow)?.text
    accepted = try container.decodeIfPresent([AcceptedFile].self, forKey: .accepted) ?? []
    hints = try container.decodeIfPresent([LocalizedText].self, forKey: .hints) ?? []
    solution = try container.decodeIfPresent(LocalizedText.self, forKey: .solution)
    misconceptions =
      try container.decodeIfPresent(OrderedMap<MisconceptionFile>.self, forKey: .misconceptions)
      ?? OrderedMap()
    sourceSays = try container.decodeIfPresent(SourceFile.self, forKey: .sourceSays)
    unit = try container.decodeIfPresent(UnitWord.self, forKey: .unit)?.unit
    workings =
      try container.decodeIfPresent(OneOrMore<String>.self, forKey: .working)?.choices.map(\.value)
      ?? []
    isAbout = try container.decodeIfPresent(Bool.self, forKey: .about) ?? false
    axes = try container.decodeIfPresent([AxisWord].self, forKey: .axes)?.map(\.axis) ?? []
    figures = try container.decodeIfPresent(1...15, forKey: .figures)
    tolerance = try container.decodeIfPresent(Double.self, forKey: .tolerance)
    declared = try Self.declaration(container)
    derivation = try DerivationFile(from: container)
    play = try container.decodeIfPresent(TrialFile.self, forKey: .play)
    goals = try container.decodeIfPresent([GoalFile].self, forKey: .goal) ?? []
    input = try container.decodeIfPresent([String].self, forKey: .input) ?? []
    weights =
      try container.decodeIfPresent(OrderedMap<[String]>.self, forKey: .weights) ?? OrderedMap()
    upstream = try container.decodeIfPresent([String].self, forKey: .upstream) ?? []
    reasons = try container.decodeIfPresent([ChoiceFile].self, forKey: .reasons) ?? []
    choices = try container.decodeIfPresent([ChoiceFile].self, forKey: .choices) ?? []
    model = try container.decodeIfPresent(LocalizedText.self, forKey: .model)
    ticks = try container.decodeIfPresent([LocalizedText].self, forKey: .ticks) ?? []
  }

  private static func declaration(
    _ container: KeyedDecodingContainer<CodingKeys>
  ) throws -> DeclarationFile {
    DeclarationFile(
      left: try container.decodeIfPresent(String.self, forKey: .left),
      symbols: try container.decodeIfPresent(OrderedMap<DomainWord>.self, forKey: .symbols)
        ?? OrderedMap(),
      facts: try container.decodeIfPresent([String].self, forKey: .facts) ?? [],
      domain: try container.decodeIfPresent([String].self, forKey: .domain) ?? [],
      wanted: try container.decodeIfPresent([String].self, forKey: .wanted) ?? [],
      unwanted: try container.decodeIfPresent([String].self, forKey: .unwanted) ?? [])
  }
}

/// What kind of answer a part wants.
enum QuestionType: String, Sendable, CaseIterable, Decodable {
  case integer
  case shape
  case real
  case formula
  case steps
  case vector
  case matrix
  case build
  case choice
  case twoTier = "two-tier"
  case rubric

  init(from decoder: any Decoder) throws {
    self = try decoder.word(Self.self, kind: "type")
  }
}
