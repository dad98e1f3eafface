internal import ContentFormat
internal import Grading

/// Holds the questions of one file against the rules, over the source's numbers and many draws.
struct FamilyAudit {
  /// Answers for each part in a `tests.yaml`.
  static let leastTestCount = 5

  var problems: [ContentProblem] = []
  private(set) var variantCount = 0
  private let family: QuestionFamily
  /// Draws that are computed.
  private let drawCount: Int
  /// Draws that a question must be able to use; as many have their texts filled in and their answers judged.
  private let leastUsableCount: Int
  /// The answers of a quiz that no message may hold while their parts are open.
  private var numbers: [(part: Int, answer: String)] = []

  init(_ family: QuestionFamily, drawCount: Int) {
    self.family = family
    self.drawCount = drawCount
    leastUsableCount = drawCount / 10
  }

  /// Every rule but those about `tests.yaml`; the first problem of a part ends its examination.
  mutating func run() {
    do throws(ContentProblem) {
      try requireReveals()
      numbers = try findNumbers()
    } catch {
      problems.append(error)
    }
    for index in family.file.parts.indices {
      do throws(ContentProblem) {
        try auditPart(index)
        if family.hasVariants { try requireUsableDraws(index) }
      } catch {
        problems.append(error)
      }
    }
    guard family.hasVariants, problems.isEmpty else { return }
    do throws(ContentProblem) {
      try judgeDraws()
    } catch {
      problems.append(error)
    }
  }

  /// Every line of a `tests.yaml` must hold, and there must be enough of them.
  mutating func run(_ tests: AnswerTests) {
    for (index, test) in tests.tests.enumerated() {
      do throws(ContentProblem) {
        guard let fault = try fault(of: test) else { continue }
        problems.append(tests.document.problem(line: tests.line(index), fault))
      } catch {
        problems.append(error)
      }
    }
    for part in family.file.parts {
      let count = tests.tests.count { $0.part == part.id }
      guard count < Self.leastTestCount else { continue }
      problems.append(
        tests.document.problem(
          line: 1,
          .rule(
            "part \"\(part.id)\" has \(count) test answers",
            mend: "Write at least \(Self.leastTestCount)")))
    }
  }

  private mutating func auditPart(_ index: Int) throws(ContentProblem) {
    variantCount += 1
    let part = try ComputedPart(family, index, variables: family.standard)
    guard !part.file.hints.isEmpty else {
      throw part.problem(at: nil, .noHint(part.file.id))
    }
    let instance = try family.instance(ofPart: index, variables: family.standard, seed: nil)
    try PartRules(
      part: part, instance: instance, language: family.language,
      otherAnswers: numbers.filter { $0.part != index }.map(\.answer),
      saidElsewhere: try Elsewhere(family, index, part).listed()
    ).check()
    try FollowThrough(family, index, part)?.check()
    try requireHidden(instance, part)
  }

  /// Numbers below 10 stand in sentences as places and counts; questions of a lesson have nothing to do with each other.
  private func findNumbers() throws(ContentProblem) -> [(part: Int, answer: String)] {
    guard family.file.head != nil else { return [] }
    var numbers: [(part: Int, answer: String)] = []
    for index in family.file.parts.indices {
      let part = try ComputedPart(
        family, index, variables: family.standard, isAnswerOnly: true)
      var values = [part.answer].compactMap(\.self)
      for case .value(let accepted) in part.file.accepted.map(\.answer) {
        values.append(try part.value(of: accepted, at: "accepted"))
      }
      for value in values where part.file.type.isNumeric && value.isTelling {
        numbers.append((index, part.text(of: value)))
      }
    }
    return numbers
  }

  /// Parts and layers of `reveal` must exist.
  private func requireReveals() throws(ContentProblem) {
    let parts = family.file.parts.map(\.id)
    let networks = [family.document.root] + family.file.parts.indices.map(family.node(ofPart:))
    let layers = networks.flatMap { $0["network"]?["layers"]?.elements ?? [] }
      .compactMap { $0["name"]?.text }
    for entry in family.document.root["reveal"]?.entries ?? [] {
      if !layers.contains(entry.key) {
        throw family.document.problem(
          line: entry.line, .unknownIdentifier("layer", entry.key, of: layers))
      }
      for node in entry.value.elements {
        guard let name = node.text, !parts.contains(name) else { continue }
        throw family.document.problem(
          line: node.line, .unknownIdentifier("part", name, of: parts))
      }
    }
  }

  /// The layer table must not show the answer before it is earned.
  private func requireHidden(
    _ instance: QuestionInstance, _ part: ComputedPart
  ) throws(ContentProblem) {
    guard part.file.type == .shape, let answer = instance.answer else { return }
    for row in instance.layers where row.name != "input" && row.output(earned: []) == answer {
      throw part.problem(
        at: nil,
        .rule(
          "the layer table shows the answer of part \"\(part.file.id)\" beside \"\(row.name)\"",
          mend: "Add \"\(row.name): [\(part.file.id)]\" under \"reveal\""))
    }
  }

  private func requireUsableDraws(_ index: Int) throws(ContentProblem) {
    var drawn = 0
    var usable = 0
    var attempt: UInt64 = 0
    while drawn < drawCount, attempt < UInt64(drawCount * 20) {
      let variables = family.draw(seed: 0, attempt: attempt)
      attempt += 1
      guard try family.isAllowed(variables) else { continue }
      drawn += 1
      if try ComputedPart(family, index, variables: variables).isUsable { usable += 1 }
    }
    guard usable < leastUsableCount else { return }
    throw family.document.problem(
      line: family.node(ofPart: index).line,
      .rule(
        "part \"\(family.file.parts[index].id)\" can use \(usable) of \(drawn) draws",
        mend:
          "At least \(leastUsableCount) are needed: widen the ranges, or add misconceptions"
      ))
  }

  private mutating func judgeDraws() throws(ContentProblem) {
    for seed in 1...UInt64(leastUsableCount) {
      let variables = try family.variables(seed: seed)
      for index in family.file.parts.indices {
        variantCount += 1
        let part = try ComputedPart(family, index, variables: variables)
        let instance = try family.instance(ofPart: index, variables: variables, seed: seed)
        try PartRules(part: part, instance: instance, language: family.language).checkAnswers()
        try FollowThrough(family, index, part)?.check()
      }
    }
  }

  private func fault(of test: AnswerTest) throws(ContentProblem) -> ContentProblem.Fault? {
    let names = family.file.parts.map(\.id)
    guard let index = names.firstIndex(of: test.part) else {
      return .unknownIdentifier("part", test.part, of: names)
    }
    let instance = try family.questions[index].instance(seed: test.seed)
    let answer = test.answer.replacing("{answer}", with: instance.answer ?? "")
    for (name, _) in test.earlier.entries where !names.contains(name) {
      return .unknownIdentifier("part", name, of: names)
    }
    let earlier = Dictionary(test.earlier.entries.map { ($0.key, $0.value) }) { _, last in last }
    let verdict = instance.grade(answer, earlier: earlier)
    guard verdict.outcome != test.verdict || test.note.map({ $0 != verdict.note }) ?? false else {
      return nil
    }
    let wanted = [test.verdict.rawValue, test.note].compactMap(\.self).joined(separator: " with ")
    let got = [verdict.outcome.rawValue, verdict.note].compactMap(\.self)
      .joined(separator: " with ")
    return .rule(
      "the answer \"\(answer)\" to part \"\(test.part)\" is \(got), not \(wanted)",
      mend: "Correct the test or the part")
  }
}

extension ContentProblem.Fault {
  /// A part without help.
  static func noHint(_ part: String) -> Self {
    rule("part \"\(part)\" has no hint", mend: "Add at least one line under \"hints\"")
  }
}
