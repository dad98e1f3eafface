import MathNotation

/// Why an answer is asked back though every sign of it can be read.
enum AnswerDoubt: Error, Hashable {
  /// A word or sign that takes the number back.
  case negation(String)
  /// A word or sign that compares it, offers another or leaves it open, and the number.
  case alternative(String, [String])
  case comparison(String, String?)
  case hedge(String, String?)
  case approximation(String, String?)
  /// Two numbers, as they were typed.
  case twoNumbers(String, String)
  /// Two calculations that come to different things.
  case unequal(String, String)
  /// The working beside a number comes to something else.
  case working(String)
  /// A letter was given another value than it has.
  case letter(String)
  /// A letter of the exercise and nothing else.
  case letterAlone(String)
  /// Words and no number.
  case noNumber([String])
  /// Too many words that are not known to be sure of the rest.
  case manyWords([String], String?)
  /// A letter without a value, and those that have one.
  case unknownLetters([String], known: [String])
}

extension AnswerDoubt: CustomStringConvertible {
  /// A sentence with the form in which the answer is wanted, never with a number that was not typed.
  var description: String {
    switch self {
    case .negation(let word):
      "\"\(word)\" says what the answer is not. Write the number that you mean, alone."
    case .alternative(let word, let numbers):
      "\"\(word)\" leaves a choice. Write the one that you mean"
        + (numbers.isEmpty ? "." : ": \(numbers.joined(separator: " or ")).")
    case .comparison(let word, let number):
      "\"\(word)\" compares, and one number is wanted." + Self.mended(number)
    case .hedge(let word, let number):
      "\"\(word)\" leaves the answer open." + Self.mended(number)
    case .approximation(let word, let number):
      "The exact number is wanted here. Write it without \"\(word)\""
        + (number.map { ": \($0)." } ?? ".")
    case .twoNumbers(let first, let second):
      "Two numbers stand here. Write the one that you mean: \(first) or \(second)."
    case .unequal(let first, let second):
      "\"\(first)\" and \"\(second)\" are not equal. Write the one that you mean."
    case .working(let number):
      "Your working does not give \(number). Look at both, and write the one that you mean."
    case .letter(let text):
      "\"\(text)\" does not hold in this exercise. Write the number that is asked for."
    case .letterAlone(let letter):
      "\"\(letter)\" is a letter of the exercise. Write the number that it stands for."
    case .noNumber(let words):
      words.isEmpty
        ? "There is no number here yet. Write it in digits."
        : "\(Self.quoted(words)) \(words.count == 1 ? "is" : "are") not understood here. "
          + "Write the number in digits."
    case .manyWords(let words, let number):
      "Too much of this is not understood: \(Self.quoted(words)). Write the number alone"
        + (number.map { ": \($0)." } ?? ".")
    case .unknownLetters(let letters, let known):
      "\(Self.quoted(letters)) \(letters.count == 1 ? "has" : "have") no value here. "
        + (known.isEmpty ? "Write numbers." : "Known are \(known.joined(separator: ", ")).")
    }
  }

  /// What was left out of the reading, in a sentence.
  static func leftOut(_ words: [String]) -> String {
    "\(quoted(words)) \(words.count == 1 ? "was" : "were") not understood, and left out."
  }

  private static func mended(_ number: String?) -> String {
    number.map { " Write \($0) alone if you mean it." } ?? " Write one number alone."
  }

  private static func quoted(_ words: [String]) -> String {
    ShapeKey.listed(words.map { "\"\($0)\"" })
  }
}
