/// One of the things to choose from, in the order shown.
public struct Choice: Hashable, Sendable {
  /// What the student reads.
  public var text: String
  /// Whether it is right.
  public var isRight: Bool
  /// The stable name of what is wrong with it.
  public var note: String?
  /// What is said when it is chosen.
  public var say: String

  /// A text, and what choosing it means.
  public init(text: String, isRight: Bool, note: String? = nil, say: String = "") {
    self.text = text
    self.isRight = isRight
    self.note = note
    self.say = say
  }
}

/// One of several: the answer is its number from 1, its letter, or its text.
public struct ChoiceKey: AnswerKey {
  /// In the order shown.
  public var choices: [Choice]

  /// Choices in the order shown.
  public init(_ choices: [Choice]) {
    self.choices = choices
  }

  /// Place of the choice that an answer names; nil when it names none.
  public func index(of answer: String) -> Int? {
    ChoiceReading.index(answer, among: choices.map(\.text))
  }

  /// Reads the answer and compares it, the known answers first.
  public func verdict(on answer: String) -> Verdict {
    guard let index = index(of: answer) else {
      return .unreadable(ChoiceReading.request(choices.count))
    }
    return choices[index].verdict(understood: "\(index + 1): \(choices[index].text)")
  }
}

extension Choice {
  func verdict(understood: String) -> Verdict {
    let words = say.isEmpty && !isRight ? "Think about what this would mean." : say
    return Verdict(
      outcome: isRight ? .right : .wrong, note: isRight ? nil : note, message: words,
      understood: understood, basis: isRight ? .right : (note == nil ? .unknown : .misconception))
  }
}

/// A choice as it is typed.
enum ChoiceReading {
  /// Its place from 0; nil when the answer names none.
  static func index(_ answer: String, among texts: [String]) -> Int? {
    let word = PlainWords.normalised(answer)
    if let exact = texts.firstIndex(where: { PlainWords.normalised($0) == word }) { return exact }
    guard let bare = sign(word) else { return part(word, of: texts) }
    if let number = Int(bare), texts.indices.contains(number - 1) { return number - 1 }
    let letters = "abcdefghijklmnopqrstuvwxyz".prefix(texts.count)
    guard bare.count == 1, let letter = bare.first, let place = letters.firstIndex(of: letter)
    else { return nil }
    return letters.distance(from: letters.startIndex, to: place)
  }

  /// The only text that holds these words in a row: `delayed by t as well`, `because its gradient is zero`.
  private static func part(_ word: String, of texts: [String]) -> Int? {
    let words = bareWords(ReasonText.withoutBeginning(word))
    guard !word.contains("?"), words.contains(where: { $0.count > 2 && !$0.allSatisfy(\.isNumber) })
    else { return nil }
    let whole = texts.indices.filter { bareWords(texts[$0]) == words }
    if whole.count == 1 { return whole[0] }
    let line = " \(words.joined(separator: " ")) "
    let holding = texts.indices.filter {
      " \(bareWords(texts[$0]).joined(separator: " ")) ".contains(line)
    }
    return holding.count == 1 ? holding[0] : nil
  }

  private static func bareWords(_ text: String) -> [String] {
    PlainWords.normalised(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The number or the letter in `(b)`, `option 2` and `2.`; nil where it is taken back, left open or one of two.
  private static func sign(_ word: String) -> String? {
    guard !word.contains("?") else { return nil }
    var signs: [String] = []
    for part in word.split(separator: " ") {
      let bare = part.filter { $0.isLetter || $0.isNumber }
      guard bare.count > 1, !bare.allSatisfy(\.isNumber) else {
        if !bare.isEmpty { signs.append(bare) }
        continue
      }
      let role = AnswerLexicon.ownRole(bare) ?? (names.contains(bare) ? .filler : .unknown)
      guard role.isSilent || role == .equality else { return nil }
    }
    return signs.count == 1 ? signs[0] : nil
  }

  private static let names: Set<String> = [
    "option", "choice", "reason", "letter", "אפשרות", "סיבה",
  ]

  /// How to choose, in a sentence.
  static func request(_ count: Int) -> String {
    "Choose one: type its number, 1 to \(count)."
  }
}
