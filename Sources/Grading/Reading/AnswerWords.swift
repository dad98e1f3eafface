internal import Checked
import MathNotation

/// Letters: names of a calculation, or words.
extension AnswerScanner {
  mutating func readLetters() {
    let run = letters(from: 0)
    if readOperator(run) { return }
    if run.count > 1, let own = AnswerLexicon.ownRole(run.lowercased()) {
      return readWord(run, own)
    }
    if let names = names(in: run), isPartOfMaths(length: run.count) {
      maths += names.map { " \($0) " }.joined()
      index += run.count
      return
    }
    let word = longWord()
    let role = roleOfParts(word)
    if role == .unknown, character(word.count) == "(" {
      // A function that is not known: no word that may be left out.
      maths += " \(word)"
      index += word.count
      return
    }
    readWord(word, role)
  }

  /// A run of letters, with apostrophes inside: `it's`, `סה"כ`.
  private func letters(from offset: Int) -> String {
    var word = ""
    var place = offset
    while let next = character(place) {
      let isMark = ("'’\"״׳".contains(next)) && !word.isEmpty
      guard next.isLetter || isMark && character(place + 1)?.isLetter == true else { break }
      if next == "\"", word.first?.isASCII == true { break }
      word.append(next)
      place += 1
    }
    return word
  }

  // MARK: Calculations

  /// Takes signs and functions that are written in letters; false where the run is none.
  private mutating func readOperator(_ run: String) -> Bool {
    let following = nextVisible(run.count)
    let isBeforeNumber = following.map { $0.isNumber || $0 == "(" || $0 == "√" } ?? false
    switch run.lowercased() {
    case "x" where endsInOperand && (isBeforeNumber || nextIsLetterWithValue(from: 1)):
      maths += " × "
    case "x" where endsInOperand && following == nil: maths += " × "
    case "pi", "π": maths += " pi "
    case "e" where character(1) == "^": maths += " e"
    case "mod" where endsInOperand: maths += " mod "
    case "ceiling" where following == "(": maths += " ceil"
    case let name where Vocabulary.builtIn.contains(name) && following == "(": maths += " " + name
    case let name where ["sqrt", "ln", "log", "exp", "abs"].contains(name) && isBeforeNumber:
      maths += " \(name) "
    default: return false
    }
    index += run.count
    return true
  }

  /// The letters of the exercise that a run consists of, perhaps with an x between them.
  private func names(in run: String) -> [String]? {
    guard run.count <= 12 else { return nil }
    if let letter = context.letter(run) { return [letter] }
    var names: [String] = []
    var rest = Substring(run)
    while !rest.isEmpty {
      let lengths = (1...min(4, rest.count)).reversed()
      if let name = lengths.lazy.compactMap({
        context.letters[String(rest.prefix(atMost: $0))] == nil
          ? nil : String(rest.prefix(atMost: $0))
      }).first {
        names.append(name)
        rest = rest.dropFirst(atMost: name.count)
      } else if rest.first == "x", !names.isEmpty, rest.count > 1 {
        names.append("×")
        rest = rest.dropFirst()
      } else {
        return nil
      }
    }
    return names
  }

  /// Whether letters with values stand at an operator, so that they are no words.
  private func isPartOfMaths(length: Int) -> Bool {
    let before = index == 0 ? nil : character(-1)
    if before.map({ $0.isNumber || "+-*/·×^(√".contains($0) }) == true { return true }
    if let last = maths.last(where: { !$0.isWhitespace }), "+-*/·×^(√,".contains(last) {
      return true
    }
    if character(length)?.isNumber == true {
      return Self.raised.contains(characters[index + length])
    }
    if character(length) == "(" { return true }
    guard let following = nextVisible(length) else { return maths.isEmpty && tokens.isEmpty }
    if "+-*/·×^)=≈)".contains(following) { return true }
    return nextIsLetterWithValue(from: length) && !maths.isEmpty || hasLetterBehind(length)
  }

  private static let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"

  /// Whether the next letters have a value and stand at an operator: `F K^2`.
  private func hasLetterBehind(_ length: Int) -> Bool {
    guard nextIsLetterWithValue(from: length) else { return false }
    let rest = characters.dropFirst(atMost: index + length).drop(while: \.isWhitespace)
      .drop(while: \.isLetter)
    return rest.first { !$0.isWhitespace }.map { "+-*/·×^²³=".contains($0) } ?? true
  }

  /// Whether letters with values follow, from an offset on.
  func nextIsLetterWithValue(from offset: Int) -> Bool {
    var place = offset
    while character(place)?.isWhitespace == true { place += 1 }
    let run = letters(from: place)
    return !run.isEmpty && (run.count == 1 || AnswerLexicon.ownRole(run.lowercased()) == nil)
      && names(in: run) != nil
  }

  // MARK: Words

  /// A word with what is tied to it: `multiply-adds`, `conv1`, `n_in`, `i.e`.
  private func longWord() -> String {
    var word = ""
    while let next = character(word.count) {
      let isTied = "-.'’_".contains(next) && character(word.count + 1)?.isLetter == true
      guard next.isLetter || isTied || next == "_" || next.isNumber && next.isASCII else { break }
      // A hyphen behind Hebrew letters leads to a number or a name: it is no part of the word.
      if next == "-", word.last?.isASCII == false { break }
      word.append(next)
    }
    return word
  }

  private func roleOfParts(_ word: String) -> WordRole {
    let lower = word.lowercased()
    let whole = AnswerLexicon.role(of: lower, in: context)
    guard whole == .unknown else { return whole }
    let parts = lower.split { "-._".contains($0) || $0.isNumber }.map(String.init)
    let roles = parts.map { AnswerLexicon.role(of: $0, in: context) }
    if let warning = roles.first(where: { !$0.isSilent && $0 != .equality }) { return warning }
    return roles.isEmpty ? .unknown : .filler
  }

  private mutating func readWord(_ word: String, _ role: WordRole) {
    var role = role
    var length = word.count
    let (following, distance) = nextWord(after: length)
    switch (word.lowercased(), role) {
    case ("per", _) where following == "cent":
      length += distance
      role = .sign("%")
    case ("up", _) where following == "to" && tokens.last != .word("rounded", .filler):
      role = .comparison
    case ("max", _), ("min", _):
      let next = AnswerLexicon.role(of: following.lowercased(), in: context)
      role = next.isSilent && !following.isEmpty ? .filler : .comparison
    case ("no", _), ("without", _), ("ללא", _), ("בלי", _):
      // `no bias` describes the layer; `no 48` and `no idea` take the number back.
      let next = AnswerLexicon.role(of: following.lowercased(), in: context)
      role = next.isSilent && !following.isEmpty ? .filler : .negation
      length += distance
    default: break
    }
    // `כ-48`: the hyphen ties the letter to the number.
    if word.last?.isASCII == false, character(length) == "-" {
      length += 1
      if role == .unknown, word.count == 1 { role = word == "כ" ? .approximation : .filler }
    }
    take(word, role, length)
  }

  private mutating func take(_ word: String, _ role: WordRole, _ length: Int) {
    switch role {
    case .sign("%") where endsInNumber: maths += "%"
    case .sign("×")
    where endsInOperand && nextVisible(length).map { $0.isNumber || $0 == "(" } == true:
      maths += " × "
    case .sign("-") where maths.isEmpty && !endsInOperand: maths += "-"
    case .sign("^2") where endsInOperand, .sign("^3") where endsInOperand:
      if case .sign(let sign) = role { maths += sign }
    case .sign(let sign) where "*+/".contains(sign): maths += " \(sign) "
    case .sign("-") where endsInOperand: maths += " - "
    case .sign: return add(.word(word, .filler), length: length)
    case .scale(let power) where endsInNumber: maths += "*10^\(power)"
    case .scale: return add(.word(word, .unknown), length: length)
    case .equality where !isInBrackets: return add(.equals, length: length)
    default: return add(.word(word, role), length: length)
    }
    index += length
  }

  /// The word behind the next spaces, and how many characters it takes with them; empty where a number follows.
  private func nextWord(after length: Int) -> (String, Int) {
    var place = length
    while character(place)?.isWhitespace == true { place += 1 }
    let word = letters(from: place)
    return word.isEmpty ? ("", 0) : (word, place - length + word.count)
  }
}
