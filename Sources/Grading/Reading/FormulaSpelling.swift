internal import Checked
import MathNotation

/// Brings a formula as students write it to the names that its question declares.
///
/// `σ_w²` and `V[w]` are `Var(w)`, `fan_in` and `N_out` are the `n` of the question, words around it are left out.
struct FormulaSpelling {
  /// The names that the question declares.
  private let vocabulary: Vocabulary
  /// The same with those that stand for a variance.
  private let lexical: Vocabulary
  /// A letter whose index means nothing, as of `n_in`: the fan.
  private let fan: String?
  private let hasVariance: Bool
  /// Names of the standard deviation that the question does not use for something else.
  private let deviations: Set<String>

  init(vocabulary: Vocabulary, fan: String?) {
    self.vocabulary = vocabulary
    self.fan = fan
    hasVariance = vocabulary.functions.contains("Var")
    var names = vocabulary
    var deviations: Set<String> = []
    if hasVariance {
      deviations = Set(["sigma", "std", "Std", "sd", "SD"]).subtracting(vocabulary.symbols)
        .subtracting(vocabulary.functions)
      names.functions.formUnion(deviations.union(["V"]))
    }
    self.deviations = deviations
    lexical = names
  }

  /// Reads plain text or TeX; throws a sentence.
  func formula(_ text: String) throws -> Formula {
    guard text.count <= FormulaLimits.length else {
      throw FormulaError(
        .tooLong(count: text.count, limit: FormulaLimits.length), at: FormulaLimits.length)
    }
    let plain = AnswerText.plain(Self.unwrapped(AnswerText.plain(text)))
    let answer = ReasonText.withoutRemark(ReasonText.withoutClause(plain), isName: lexical.knows)
    let line = try withoutWords(withFan(withSigns(answer)))
    return rewritten(try Formula(answer: line, vocabulary: lexical))
  }

  // MARK: Text

  /// Boxes and upright words may stand so deep inside each other.
  private static let wrappingLimit = 4

  /// Without the box around the whole; upright words that name nothing become plain ones.
  private static func unwrapped(_ text: String, level: Int = 0) -> String {
    guard text.contains("\\"), level < wrappingLimit else { return text }
    var result = ""
    var rest = Substring(text)
    while let slash = rest.firstIndex(of: "\\") {
      result += rest[..<slash]
      rest = rest[slash...].dropFirst()
      let name = String(rest.prefix(while: \.isLetter))
      let body = rest.dropFirst(atMost: name.count)
      guard ["boxed", "fbox", "text", "textrm", "mbox"].contains(name), body.first == "{" else {
        result += "\\"
        continue
      }
      guard let close = partner(body) else { return result + "\\" + rest }
      let inner = unwrapped(String(body[..<close].dropFirst()), level: level + 1)
      let isScript = result.last { !$0.isWhitespace } == "_" || result.hasSuffix("_{")
      result += isScript && !result.hasSuffix("{") ? "{\(inner)}" : " \(inner) "
      rest = body[body.index(after: close)...]
    }
    return result + rest
  }

  private static func partner(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// `sum_{i=1}^n` as TeX has it, `σx` as `σ_x`, and no `#` for "number of".
  private func withSigns(_ text: String) -> String {
    var body = text.replacing("#", with: "")
    if !body.contains("\\sum") { body = body.replacing("sum_", with: "\\sum_") }
    guard hasVariance else { return body }
    var result = ""
    for (index, character) in body.enumerated() {
      if let sign = result.last, "σμ".contains(sign), lexical.symbols.contains(String(character)),
        body.dropFirst(atMost: index + 1).first?.isLetter != true
      {
        result.append("_")
      }
      result.append(character)
    }
    return result
  }

  private func withFan(_ text: String) -> String {
    guard let fan, text.lowercased().contains("fan") else { return text }
    var result = text
    for start in ["fan", "Fan"] {
      for way in ["in", "out"] {
        for tie in ["_{\(way)}", "_\(way)", "-\(way)", " \(way)", way] {
          result = result.replacing(start + tie, with: " \(fan) ")
        }
      }
    }
    return result
  }

  /// Without words that mean nothing beside a formula; throws for those that take it back or leave it open.
  private func withoutWords(_ text: String) throws -> String {
    var result = ""
    var word = ""
    for character in text + " " {
      if character.isLetter || character == "'" && !word.isEmpty {
        word.append(character)
        continue
      }
      result += try meaning(of: word, after: result)
      word = ""
      if character == "?" { throw AnswerDoubt.hedge("?", nil) }
      result.append(character)
    }
    return AnswerText.plain(result)
  }

  private func meaning(of word: String, after text: String) throws -> String {
    let isPart = text.last.map { "\\_{".contains($0) } ?? false
    guard word.count > 1, !isPart, let role = AnswerLexicon.ownRole(word.lowercased()),
      !lexical.knows(word)
    else { return word }
    switch role {
    case .filler where word.lowercased() == "up": throw AnswerDoubt.comparison(word, nil)
    case .comparison where word.lowercased() == "over": return " / "
    case .filler, .unit: return " "
    case .equality: return text.allSatisfy(\.isWhitespace) ? " " : " = "
    case .negation: throw AnswerDoubt.negation(word)
    case .alternative: throw AnswerDoubt.alternative(word, [])
    case .comparison: throw AnswerDoubt.comparison(word, nil)
    case .hedge: throw AnswerDoubt.hedge(word, nil)
    case .approximation: throw AnswerDoubt.approximation(word, nil)
    case .sign(let sign): return " \(sign == "×" ? "" : sign) "
    case .scale, .unknown: return word
    }
  }

  // MARK: Names

  private func rewritten(_ formula: Formula) -> Formula {
    if case .power(let base, .number("2")) = formula, let argument = deviation(of: base) {
      return .call("Var", [rewritten(argument)])
    }
    if let argument = deviation(of: formula) {
      return .root(.call("Var", [rewritten(argument)]), degree: nil)
    }
    switch formula {
    case .call("V", let arguments) where hasVariance,
      .entry(.symbol("V"), let arguments) where hasVariance:
      return .call("Var", arguments.map(rewritten))
    case .subscripted(.symbol("mu"), let argument)
    where vocabulary.functions.contains("E") && !vocabulary.symbols.contains("mu"):
      return .entry(.symbol("E"), [rewritten(argument)])
    default: return formula.mapChildren(rewritten)
    }
  }

  /// `w` of `σ_w`, `σ(w)` and `std(w)`.
  private func deviation(of formula: Formula) -> Formula? {
    switch formula {
    case .subscripted(.symbol(let name), let argument) where deviations.contains(name): argument
    case .call(let name, let arguments) where deviations.contains(name) && arguments.count == 1:
      arguments[0]
    case .entry(.symbol(let name), let arguments)
    where deviations.contains(name) && arguments.count == 1:
      arguments[0]
    default: nil
    }
  }
}
