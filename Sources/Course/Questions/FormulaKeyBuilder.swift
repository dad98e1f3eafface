internal import ContentFormat
internal import Grading
internal import MathNotation

extension KeyBuilder {
  /// The key of a question about a formula, with all that the question declares.
  func formulaKey() throws(ContentProblem) -> FormulaKey {
    let reader = try reader()
    let known = try known("a formula") { value in
      if case .text(let text) = value { try? reader.formula(text) } else { nil }
    }
    let facts = try facts(part.file.declared.facts, "facts", reader)
    return FormulaKey(
      known, symbols: try symbols(reader), facts: facts,
      left: try part.file.declared.left.map { text throws(ContentProblem) in
        try formula(text, at: "left", reader)
      },
      conditions: try part.file.declared.domain.map { text throws(ContentProblem) in
        try condition(text, reader)
      },
      wanted: try wanted(reader, in: known.right),
      unwanted: try unwanted(reader, in: known.right, facts))
  }

  /// Symbols that the answer must be written in; the right one is.
  private func wanted(
    _ reader: FormulaReader, in right: Formula
  ) throws(ContentProblem) -> [Formula] {
    try part.file.declared.wanted.map { text throws(ContentProblem) in
      let symbol = try formula(text, at: "wanted", reader)
      guard right.parts.contains(symbol) else {
        throw part.problem(
          at: "wanted",
          .rule("\"\(text)\" does not stand in the answer", mend: "Name symbols of the answer"))
      }
      return symbol
    }
  }

  /// Symbols that may not stand in the answer: the right one has none, and a true formula could.
  private func unwanted(
    _ reader: FormulaReader, in right: Formula, _ facts: [FormulaKey.Fact]
  ) throws(ContentProblem) -> [Formula] {
    try part.file.declared.unwanted.map { text throws(ContentProblem) in
      let symbol = try formula(text, at: "unwanted", reader)
      guard !right.parts.contains(symbol) else {
        throw part.problem(
          at: "unwanted",
          .rule(
            "\"\(text)\" stands in the answer", mend: "Name symbols that have to be replaced"))
      }
      let isReplaced = facts.contains { ($0.left.parts + $0.right.parts).contains(symbol) }
      guard isReplaced else {
        throw part.problem(
          at: "unwanted",
          .rule(
            "\"\(text)\" stands in no fact, so that no true formula has it",
            mend: "Name symbols of the facts"))
      }
      return symbol
    }
  }

  /// The key of a derivation, from its first line to the answer.
  func stepsKey() throws(ContentProblem) -> StepsKey {
    let derivation = part.file.derivation
    guard let start = derivation.start, !derivation.lines.isEmpty else {
      throw part.problem(
        at: nil, .missingKey("start and lines", owner: "the steps of part \"\(part.file.id)\""))
    }
    let reader = try reader()
    var rules: [StepsKey.Rule] = []
    for (name, facts) in derivation.rules.entries {
      rules.append(.init(name: name, facts: try self.facts(facts, "rules", reader)))
    }
    return StepsKey(
      start: try formula(start, at: "start", reader),
      goal: try formula(part.answer?.description ?? "", at: "answer", reader),
      symbols: try symbols(reader), facts: try facts(part.file.declared.facts, "facts", reader),
      rules: rules)
  }

  private func formula(
    _ text: String, at key: String, _ reader: FormulaReader
  ) throws(ContentProblem) -> Formula {
    do throws(ContentProblem.Fault) {
      return try reader.formula(text)
    } catch {
      throw part.problem(at: key, error)
    }
  }

  private func condition(
    _ text: String, _ reader: FormulaReader
  ) throws(ContentProblem) -> Formula {
    let condition = try formula(text, at: "domain", reader)
    guard case .relation = condition else {
      throw part.problem(
        at: "domain", .rule("\"\(text)\" is no comparison", mend: "Write it as in K <= N"))
    }
    return condition
  }

  private func symbols(_ reader: FormulaReader) throws(ContentProblem) -> [FormulaKey.Symbol] {
    var symbols: [FormulaKey.Symbol] = []
    for (text, word) in part.file.declared.symbols.entries {
      symbols.append(.init(try formula(text, at: "symbols", reader), word.domain))
    }
    return symbols
  }

  private func facts(
    _ texts: [String], _ key: String, _ reader: FormulaReader
  ) throws(ContentProblem) -> [FormulaKey.Fact] {
    var facts: [FormulaKey.Fact] = []
    for text in texts {
      guard case .relation(let left, let links) = try formula(text, at: key, reader),
        links.count == 1, links[0].relation == .equal
      else {
        throw part.problem(
          at: key,
          .rule("the fact \"\(text)\" is no equation", mend: "Write it as in E[w] = 0"))
      }
      facts.append(.init(left, links[0].value))
    }
    return facts
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
    let derivation = part.file.derivation
    let keys = ["answer", "left", "symbols", "facts", "wanted", "unwanted", "start", "rules"]
    let texts = [
      [part.answer].compactMap(\.self).map(\.description), [declared.left].compactMap(\.self),
      declared.symbols.entries.map(\.key), declared.facts, declared.wanted, declared.unwanted,
      [derivation.start].compactMap(\.self), derivation.rules.entries.flatMap(\.value),
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
