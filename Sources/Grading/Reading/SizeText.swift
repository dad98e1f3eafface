internal import Checked
import MathNotation

/// The text of sizes: its brackets, its crosses and the order of axes that may stand beside it.
enum SizeText {
  /// In small letters, with plain signs, and without the name of a call: `torch.Size([3, 10, 10])`.
  static func plain(_ text: String) -> String {
    let answer = ReasonText.withoutClause(AnswerText.plain(text))
    let line = AnswerText.plain(TeXLine.plain(answer)).lowercased()
    // Dollar signs stand around a formula anywhere in a sentence.
    let body = withoutCalls(line.filter { $0 != "$" })
      .replacing("<", with: "(").replacing(">", with: ")")
    return withAxisNames(body)
  }

  /// `10h` as `10 height`: here the letter is no factor.
  private static func withAxisNames(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    for (place, character) in characters.enumerated() {
      let isTied = place > 0 && characters[place - 1].isNumber
      let isLast = place + 1 == characters.count || !characters[place + 1].isLetter
      let name =
        isTied && isLast ? ["c": " channels", "h": " height", "w": " width"][character] : nil
      result += name ?? String(character)
    }
    return result
  }

  private static func withoutCalls(_ text: String) -> String {
    var result = ""
    var word = ""
    for character in text {
      if character.isLetter || (character == "." || character == "_") && !word.isEmpty {
        word.append(character)
        continue
      }
      let isCall = (character == "(" || character == "[") && word.count > 1
      if !isCall || Vocabulary.builtIn.contains(word) { result += word }
      word = ""
      result.append(character)
    }
    return result + word
  }

  /// Parts between crosses that stand outside of brackets.
  static func pieces(_ text: String, isStarCross: Bool) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      let isCross = "×@".contains(character) || isStarCross && "*·".contains(character)
      if depth == 0, isCross {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.map(\.trimmingSpaces)
  }

  /// Brackets that hold several things become spaces; those of a calculation stay.
  static func withoutListBrackets(_ text: String) -> String {
    var characters = Array(text)
    var open: [(place: Int, parts: Int)] = []
    for (place, character) in characters.enumerated() {
      switch character {
      case "(", "[", "{": open.append((place, 0))
      case ",", ";":
        if !open.isEmpty { open[open.count - 1].parts += 1 }
      case ")", "]", "}":
        guard let pair = open.popLast() else { continue }
        let isOuter = open.isEmpty && isAlone(characters, pair.place, place)
        // A bracket around everything, or around a list that is no list of arguments.
        let isCall = pair.place > 0 && characters[pair.place - 1].isLetter
        guard !isCall, isOuter || pair.parts > 0 || character == "]" && open.isEmpty else {
          continue
        }
        characters[pair.place] = " "
        characters[place] = " "
        if let comma = lastVisible(characters, before: place), characters[comma] == "," {
          characters[comma] = " "
        }
      default: break
      }
    }
    return String(characters)
  }

  private static func lastVisible(_ characters: [Character], before place: Int) -> Int? {
    characters[..<place].lastIndex { !$0.isWhitespace }
  }

  /// Whether no operator and no number touches a bracket, so that it holds all sizes.
  private static func isAlone(_ characters: [Character], _ open: Int, _ close: Int) -> Bool {
    let before = lastVisible(characters, before: open).map { characters[$0] }
    let after = characters[(close + 1)...].first { !$0.isWhitespace }
    return before.map { $0.isLetter && $0 != "x" || ":=,".contains($0) } ?? true
      && (after.map { $0.isLetter && $0 != "x" || "=,.;".contains($0) } ?? true)
  }

  // MARK: The order of axes

  /// Takes `(hxwxc)` or `hwc` from the end of the text.
  static func takeOrder(_ text: inout String) -> [Axis]? {
    let bare = text.reversed().drop { $0 == ")" || $0 == "]" || $0 == " " }
    let tail = String(bare.prefix { $0.isLetter || $0 == "," || $0 == " " }.reversed())
    guard let axes = axes(tail), axes.count > 1 else { return nil }
    var rest = String(text.prefix(atMost: bare.count - tail.count))
    while let last = rest.last, last == " " || last == "(" || last == "[" { rest.removeLast() }
    guard rest.contains(where: \.isNumber) else { return nil }
    text = rest
    return axes
  }

  /// Takes `hwc` or `cxhxw =` from the start of the text.
  static func takeLeadingOrder(_ text: inout String) -> [Axis]? {
    let head = text.prefix { !$0.isNumber && $0 != "(" && $0 != "[" && $0 != "=" && $0 != ":" }
    let rest = text.dropFirst(atMost: head.count).drop { $0 == "=" || $0 == " " || $0 == ":" }
    guard rest.first?.isNumber == true || rest.first == "(" || rest.first == "[",
      let axes = axes(head), axes.count > 1
    else { return nil }
    text = String(rest)
    return axes
  }

  /// The axes of `hxwxc`; nil when a letter stands for none, when an axis comes twice, or for a word.
  private static func axes(_ text: some StringProtocol) -> [Axis]? {
    let words = text.split { !$0.isLetter }
    guard !words.contains(where: { $0.count > 1 && Axis(word: String($0)) != nil }) else {
      return nil
    }
    let letters = text.filter { $0.isLetter && $0 != "x" }
    guard !letters.isEmpty else { return nil }
    let axes = letters.compactMap { Axis(word: String($0)) }
    return axes.count == letters.count && Set(axes).count == axes.count ? axes : nil
  }
}

extension Axis {
  /// The axis that a word or a letter names.
  init?(word: String) {
    let word = word.lowercased()
    guard let axis = Axis.allCases.first(where: { $0.words.contains(word) }) else { return nil }
    self = axis
  }
}
