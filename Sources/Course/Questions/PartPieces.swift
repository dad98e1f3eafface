internal import ContentFormat

/// An expression as text, or a list of expressions: `parameters(conv)`, `[F, H, H]`.
struct ExpressionFile: Decodable, Sendable {
  var text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let items = try? container.decode([String].self) {
      text = "[" + items.joined(separator: ", ") + "]"
    } else {
      text = try container.decode(String.self)
    }
  }
}

/// An answer that is right too: another way to count, with its name and what is said about it.
struct AcceptedFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case value, text, note, say
  }

  /// An answer as it stands in the file.
  enum Answer: Sendable {
    /// As an expression.
    case value(String)
    /// Sizes as a student writes them, such as `7x7` for a side.
    case text(String)
  }

  var answer: Answer
  var note: String
  var say: LocalizedText

  /// The expression, where it is one.
  var expression: String? { if case .value(let text) = answer { text } else { nil } }

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    answer =
      if let text = try container.decodeIfPresent(String.self, forKey: .text) {
        .text(text)
      } else {
        .value(try container.decode(ExpressionFile.self, forKey: .value).text)
      }
    note = try container.decode(String.self, forKey: .note)
    say = try container.decode(LocalizedText.self, forKey: .say)
  }
}

/// The number that a misconception makes, as an expression, and words of its own where the catalogue's do not fit.
struct MisconceptionFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case value, or, say, free
  }

  var value: String
  /// Another number that the same mistake makes, such as one weight for a window, or one for each map.
  var other: String?
  var say: LocalizedText?
  /// Whether it costs no attempt: right but for the form in which it is given.
  var isFree = false

  init(from decoder: any Decoder) throws {
    if let expression = try? ExpressionFile(from: decoder) {
      value = expression.text
      return
    }
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    value = try container.decode(ExpressionFile.self, forKey: .value).text
    other = try container.decodeIfPresent(ExpressionFile.self, forKey: .or)?.text
    say = try container.decodeIfPresent(LocalizedText.self, forKey: .say)
    isFree = try container.decodeIfPresent(Bool.self, forKey: .free) ?? false
  }
}

/// What the source answers, and where it is wrong or assumes something: which erratum says so.
struct SourceFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case value, erratum, say
  }

  var value: String
  /// Number of the erratum, such as `B15`.
  var erratum: String?
  /// What is said of it once the student has answered.
  var say: LocalizedText?

  init(from decoder: any Decoder) throws {
    if let expression = try? ExpressionFile(from: decoder) {
      value = expression.text
      return
    }
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    value = try container.decode(ExpressionFile.self, forKey: .value).text
    erratum = try container.decode(String.self, forKey: .erratum)
    say = try container.decode(LocalizedText.self, forKey: .say)
  }
}

/// One of several things to choose from.
struct ChoiceFile: Decodable, Sendable {
  /// A short name for notes and tests, such as `cannot-share`; the right one needs none.
  var id: String?
  var isRight: Bool
  var text: LocalizedText
  /// What is said to a student who chooses it.
  var say: LocalizedText?

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    func find<Value: Decodable>(_ key: String, _ type: Value.Type) throws -> Value? {
      try container.decodeIfPresent(type, forKey: AnyKey(stringValue: key))
    }
    id = try find("id", String.self)
    isRight = try find("right", Bool.self) ?? false
    say = try find("say", LocalizedText.self)
    text = try LocalizedText(from: decoder, except: ["id", "right", "say"])
  }
}
