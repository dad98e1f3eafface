internal import Checked
package import ContentFormat

/// A figure as it is typed behind `animate`: its word, options with a value each, words behind no option.
package struct TypedFigure: Sendable {
  package let guide: FigureGuide
  /// Whether only its settings are asked for.
  package private(set) var wantsHelp = false
  /// What was typed, by option.
  private var settings: [(name: String, text: String)] = []

  /// Takes the words apart; throws one that fits nowhere.
  package init(_ words: [String], among guides: [FigureGuide]) throws(TypedFigureFault) {
    guard let name = Self.name(in: words) else { throw .noFigure }
    guard let guide = guides.first(where: { $0.kind.name == name }) else {
      throw .unknownFigure(name, known: guides.map(\.kind.name))
    }
    self.guide = guide
    var rest = words[...]
    var unnamed: [String] = []
    while let word = rest.popFirst() {
      if word.asksForHelp {
        wantsHelp = true
      } else if let option = word.option {
        let name = String(option.prefix { $0 != "=" })
        guard guide.options.contains(where: { $0.option == name }) else {
          throw .unknownOption(name, of: guide, among: guides)
        }
        guard let text = option.value ?? rest.popFirst() else { throw .missingValue(option: name) }
        settings.removeAll { $0.name == name }
        settings.append((name, text))
      } else {
        unnamed.append(word)
      }
    }
    for word in unnamed.dropFirst() {
      guard let option = guide.options.first(where: \.isUnnamed)?.option else {
        throw .unexpectedWord(word, of: guide)
      }
      guard self[option] == nil else { throw .givenTwice(option: option) }
      settings.append((option, word))
    }
  }

  /// The first word that is neither an option nor an option's value.
  private static func name(in words: [String]) -> String? {
    var isValue = false
    for word in words {
      if word.option == nil, !isValue, !word.asksForHelp { return word }
      isValue = !isValue && word.option != nil && word.value == nil && !word.asksForHelp
    }
    return nil
  }

  /// What was typed behind an option.
  package subscript(option: String) -> String? { settings.first { $0.name == option }?.text }

  /// What the figure is asked for.
  package var request: FigureRequest { FigureRequest(guide.kind.name, typed: settings) }
}

extension String {
  fileprivate var asksForHelp: Bool { self == "--help" || self == "-h" }

  /// What stands behind two hyphens.
  fileprivate var option: String? { hasPrefix("--") ? String(dropFirst(2)) : nil }

  /// What stands behind the first sign of equality.
  fileprivate var value: String? {
    firstIndex(of: "=").map { String(self[index(after: $0)...]) }
  }
}

/// What does not fit in the words behind `animate`.
package enum TypedFigureFault: Error, Hashable, CustomStringConvertible {
  case noFigure
  case unknownFigure(String, known: [String])
  case unknownOption(String, of: FigureGuide, among: [FigureGuide])
  case unexpectedWord(String, of: FigureGuide)
  case missingValue(option: String)
  case givenTwice(option: String)

  package var description: String {
    switch self {
    case .noFigure: "no figure is named. \(Self.list)"
    case .unknownFigure(let name, let known):
      "there is no figure \"\(name)\""
        + (known.nearest(to: name).map { "; did you mean \"\($0)\"?" } ?? ". \(Self.list)")
    case .unknownOption(let option, let guide, let guides):
      Self.sentence(option, guide, guides)
    case .unexpectedWord(let word, let guide):
      "\(guide.kind.name) takes nothing without an option, as \"\(word)\" is. \(Self.help(guide))"
    case .missingValue(let option): "--\(option) has no value. Write one behind it."
    case .givenTwice(let option): "--\(option) is given twice. Leave one of the two out."
    }
  }

  private static let list = "cnn-tutor animate lists them."

  private static func help(_ guide: FigureGuide) -> String {
    "cnn-tutor animate \(guide.kind.name) --help lists them."
  }

  private static func sentence(
    _ option: String, _ guide: FigureGuide, _ guides: [FigureGuide]
  ) -> String {
    let owners = guides.filter { $0.options.contains { $0.option == option } }.map(\.kind.name)
    if let last = owners.last {
      let all =
        owners.count > 1 ? owners.dropLast().joined(separator: ", ") + " and " + last : last
      return "--\(option) belongs to \(all), not to \(guide.kind.name)."
    }
    let near = guide.options.map(\.option).nearest(to: option)
    return "\(guide.kind.name) has no option --\(option)"
      + (near.map { "; did you mean --\($0)?" } ?? ". \(help(guide))")
  }
}
