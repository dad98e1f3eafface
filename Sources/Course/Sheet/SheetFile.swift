internal import ContentFormat

/// `sheet.yaml` as its author writes it.
struct SheetFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case format, sections
  }

  var sections: [Section]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    sections = try container.decode([Section].self, forKey: .sections)
  }

  /// A heading and the formulas below it.
  struct Section: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case title, formulas
    }

    var title: LocalizedText
    var formulas: [Entry]

    init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      title = try container.decode(LocalizedText.self, forKey: .title)
      formulas = try container.decode([Entry].self, forKey: .formulas)
    }
  }

  /// A formula in TeX, and an example whose numbers are computed from what is given.
  struct Entry: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case name, lesson, formula, given, network, value, example
    }

    var name: LocalizedText
    var lesson: String?
    var formula: String
    var given: OrderedMap<Int>
    /// The expression that `{answer}` stands for.
    var value: String
    var example: LocalizedText

    init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      name = try container.decode(LocalizedText.self, forKey: .name)
      lesson = try container.decodeIfPresent(String.self, forKey: .lesson)
      formula = try container.decode(String.self, forKey: .formula)
      given = try container.decodeIfPresent(OrderedMap<Int>.self, forKey: .given) ?? OrderedMap()
      value = try container.decode(ExpressionFile.self, forKey: .value).text
      example = try container.decode(LocalizedText.self, forKey: .example)
    }
  }
}
