internal import CNNEngine
internal import ContentFormat
internal import Grading

/// Makes a question with numbers out of a computed part: texts, layer table, choices and the key.
struct InstanceBuilder {
  let family: QuestionFamily
  let index: Int
  let part: ComputedPart
  let seed: UInt64?

  /// The question as a screen shows it.
  func build() throws(ContentProblem) -> QuestionInstance {
    let shown = try shuffledChoices()
    let choices = shown.map(\.choice)
    var hints: [RichText] = []
    for (index, hint) in part.file.hints.enumerated() {
      let line = part.node["hints"]?.elements[index].line ?? part.node.line
      hints.append(try part.richText(hint, family.language, line: line))
    }
    guard let solution = part.file.solution else {
      throw part.problem(at: nil, .missingKey("solution", owner: "part \"\(part.file.id)\""))
    }
    let key = try KeyBuilder(part: part, choices: choices, language: family.language).key()
    return QuestionInstance(
      id: family.questionID(index), seed: seed,
      kind: try kind(shown.map(\.text)),
      prompt: try part.richText(part.file.ask, family.language, at: "ask"),
      hints: hints,
      solution: try part.richText(solution, family.language, at: "solution"),
      sourceRemark: try sourceRemark(),
      layers: layers(),
      answer: answer(choices),
      misconceptions: Set(
        part.active.map(\.note) + choices.filter { !$0.isRight }.compactMap(\.note)),
      derivation: try derivation(),
      causePages: causePages, trial: try part.trial(),
      reading: key.understood,
      judge: PartJudge(family: family, index: index, part: part, key: key, seed: seed).verdict)
  }

  /// Pages that show the causes of this part's mistakes, by their ids.
  private var causePages: [String: CausePage] {
    var pages: [String: CausePage] = [:]
    let chosen = (part.file.choices + part.file.reasons).compactMap(\.id)
    for id in part.misconceptions.map(\.note) + chosen {
      pages[id] = family.catalogue.page(for: id)
    }
    return pages
  }

  private func kind(_ choices: [RichText]) throws(ContentProblem) -> QuestionInstance.Kind {
    switch part.file.type {
    case .integer: return .integer
    case .shape: return .shape
    case .real: return .real
    case .formula: return .formula
    case .steps:
      let builder = KeyBuilder(part: part, choices: [], language: family.language)
      return .steps(
        start: RichText([.formula(try builder.stepsKey().start)]),
        rules: part.file.derivation.rules.entries.map(\.key))
    case .vector, .matrix:
      let cells = part.answer?.cells ?? []
      return .cells(rows: cells.count, columns: cells.first?.count ?? 0)
    case .build: return .build
    case .choice: return .choice(choices)
    case .twoTier: return .twoTier(reasons: choices)
    case .rubric:
      guard let model = part.file.model, !part.file.ticks.isEmpty else {
        throw part.problem(
          at: nil, .missingKey("model and ticks", owner: "part \"\(part.file.id)\""))
      }
      var ticks: [RichText] = []
      for tick in part.file.ticks {
        ticks.append(try part.richText(tick, family.language, at: "ticks"))
      }
      return .rubric(model: try part.richText(model, family.language, at: "model"), ticks: ticks)
    }
  }

  /// How its lines are checked one by one, where it is a derivation.
  private func derivation() throws(ContentProblem) -> Derivation? {
    guard part.file.type == .steps else { return nil }
    let builder = KeyBuilder(part: part, choices: [], language: family.language)
    let written = part.file.derivation
    let lines = written.lines.map { line in
      String(line.prefix { $0 != "|" }.reversed().drop { $0 == " " }.reversed())
    }
    return Derivation(key: try builder.stepsKey(), lines: lines, traps: written.traps)
  }

  private func answer(_ choices: [Choice]) -> String? {
    let right = choices.firstIndex(where: \.isRight).map { "\($0 + 1)" }
    switch part.file.type {
    case .integer, .shape, .real, .formula, .vector, .matrix, .build: return part.scope.answer
    case .steps: return part.file.derivation.lines.joined(separator: "; ")
    case .choice: return right
    case .twoTier:
      guard let holds = part.answer?.truth, let right else { return nil }
      return "\(holds ? "yes" : "no") \(right)"
    case .rubric: return nil
    }
  }

  private func sourceRemark() throws(ContentProblem) -> RichText? {
    guard seed == nil, let say = part.file.sourceSays?.say else { return nil }
    return try part.richText(say, family.language, at: "source_says")
  }

  private func layers() -> [LayerRow] {
    // A lesson has no table in which shapes are earned: its questions say what they are about.
    guard let network = part.network, family.file.head != nil else { return [] }
    let input = LayerRow(
      name: "input", given: "", output: network.summary.input.joined, revealedBy: [])
    return [input]
      + network.summary.rows.map { row in
        LayerRow(
          name: row.name, given: row.kindAndGiven, output: row.outputShape.joined,
          revealedBy: family.file.reveal[row.name] ?? [])
      }
  }

  /// Reasons or choices in the order in which they are shown, another one for each seed.
  private func shuffledChoices() throws(ContentProblem) -> [(text: RichText, choice: Choice)] {
    let key = part.file.type == .choice ? "choices" : "reasons"
    let files = part.file.type == .choice ? part.file.choices : part.file.reasons
    var choices: [(text: RichText, choice: Choice)] = []
    for (index, file) in files.enumerated() {
      let line = part.node[key]?.elements[index].line ?? part.node.line
      let text = try part.richText(file.text, family.language, line: line)
      var choice = Choice(text: text.plainText, isRight: file.isRight, note: file.id)
      if let say = file.say {
        choice.say = try part.richText(say, family.language, line: line).plainText
      }
      choices.append((text, choice))
    }
    guard files.isEmpty || choices.count(where: \.choice.isRight) == 1 else {
      throw part.problem(
        at: key,
        .rule(
          "part \"\(part.file.id)\" has \(choices.count(where: \.choice.isRight)) right \(key)",
          mend: "Mark one of them with \"right: true\""))
    }
    // The parts of a quiz are shuffled apart from each other and from the draw of the numbers.
    var random = RandomSource(seed: seed ?? 0, stream: .max - UInt64(index))
    for index in choices.indices.dropFirst().reversed() {
      choices.swapAt(index, Int(random.next() % UInt64(index + 1)))
    }
    return choices
  }
}

extension Shape {
  /// `3x10x10`.
  fileprivate var joined: String {
    dimensions.map(String.init).joined(separator: "x")
  }
}
