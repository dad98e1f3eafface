internal import MathNotation

/// Where something that was looked up stands.
package enum LookupPlace: Hashable, Sendable {
  /// A page of a lesson, from 0.
  case page(lesson: String, page: Int)
  /// A part of a quiz, such as `t4.1` or `mistakes.B1`.
  case question(String)
  /// The layer table of a network.
  case network(String)
  /// A word of the glossary, and the lesson that explains it.
  case term(String, lesson: String?)
}

/// One thing that can be looked up, with all that it can be found by.
struct LookupEntry: Sendable {
  var place: LookupPlace
  /// What it is called: never an answer.
  let title: String
  /// The title in lower case, as UTF-8.
  let titleBytes: [UInt8]
  /// Its words in lower case, for a search by words; as UTF-8, which is searched at each key.
  private(set) var words: [UInt8] = []
  /// The numbers that it shows or asks for.
  var numbers: Set<Double> = []
  /// Its formulas as `LookupText.normal` writes them, as UTF-8.
  private(set) var formulas: Set<[UInt8]> = []
  /// Asks for a formula, which may be typed in any way.
  var instance: QuestionInstance?

  init(_ place: LookupPlace, title: String) {
    self.place = place
    self.title = title
    titleBytes = Array(title.lowercased().utf8)
  }

  /// Takes in what a text says.
  mutating func read(_ text: RichText) {
    for span in text.spans {
      if case .formula(let formula) = span { read(formula) } else { read(span.plainText) }
    }
  }

  mutating func read(_ formula: Formula) {
    formulas.insert(Array(LookupText.normal(formula).utf8))
    read(formula.linearText(.ascii))
  }

  mutating func read(_ text: String) {
    words.append(UInt8(ascii: " "))
    words += text.lowercased().utf8
    numbers.formUnion(LookupText.numbers(in: text))
  }
}
