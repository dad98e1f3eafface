internal import Grading
internal import MathNotation

extension KeyBuilder {
  /// The key of a question about a formula, with all that the question declares.
  func formulaKey() throws(ContentProblem) -> FormulaKey {
    let declared = part.file.declared
    let reader = try reader()
    func formula(_ text: String, at key: String) throws(ContentProblem) -> Formula {
      do throws(ContentProblem.Fault) {
        return try reader.formula(text)
      } catch {
        throw part.problem(at: key, error)
      }
    }
    var symbols: [FormulaKey.Symbol] = []
    for (text, word) in declared.symbols.entries {
      symbols.append(.init(try formula(text, at: "symbols"), word.domain))
    }
    var facts: [FormulaKey.Fact] = []
    for fact in declared.facts {
      guard case .relation(let left, let links) = try formula(fact, at: "facts"),
        links.count == 1, links[0].relation == .equal
      else {
        throw part.problem(
          at: "facts",
          .rule("the fact \"\(fact)\" is no equation", mend: "Write it as in E[w] = 0"))
      }
      facts.append(.init(left, links[0].value))
    }
    let known = try known("a formula") { value in
      if case .text(let text) = value { try? reader.formula(text) } else { nil }
    }
    return FormulaKey(
      known, symbols: symbols, facts: facts,
      left: try declared.left.map { text throws(ContentProblem) in try formula(text, at: "left") })
  }

  /// Learns the names of a question from each formula in it.
  private func reader() throws(ContentProblem) -> FormulaReader {
    let declared = part.file.declared
    var reader = FormulaReader()
    func learn(_ text: String, line: Int) throws(ContentProblem) {
      do throws(ContentProblem.Fault) {
        try reader.learn(text)
      } catch {
        throw part.problem(line: line, error)
      }
    }
    let keys = ["answer", "left", "symbols", "facts"]
    let texts = [
      [part.answer].compactMap(\.self).map(\.description), [declared.left].compactMap(\.self),
      declared.symbols.entries.map(\.key), declared.facts,
    ]
    for (key, texts) in zip(keys, texts) {
      for text in texts { try learn(text, line: part.node.entry(key)?.line ?? part.node.line) }
    }
    for other in part.accepted + part.misconceptions {
      try learn(other.value.description, line: other.line)
    }
    return reader
  }
}

/// Reads formulas of the content as a student's are read, with the names that the question uses.
struct FormulaReader {
  private var vocabulary = Vocabulary()

  /// Takes the names of a formula: those before a bracket have arguments; `w_i` is `w` with an index.
  mutating func learn(_ text: String) throws(ContentProblem.Fault) {
    let formula: Formula
    do { formula = try Formula(expression: text) } catch {
      throw .expression(text, reason: "\(error)")
    }
    for part in formula.parts {
      switch part {
      case .call(let name, _), .entry(.symbol(let name), _): vocabulary.functions.insert(name)
      case .symbol(let name):
        vocabulary.symbols.formUnion(name.split(separator: "_").map(String.init))
      default: break
      }
    }
    vocabulary.functions.subtract(Vocabulary.builtIn)
    vocabulary.symbols.subtract(vocabulary.functions)
  }

  /// A formula in these names.
  func formula(_ text: String) throws(ContentProblem.Fault) -> Formula {
    do { return try Formula(answer: text, vocabulary: vocabulary) } catch {
      throw .expression(text, reason: "\(error)")
    }
  }
}
