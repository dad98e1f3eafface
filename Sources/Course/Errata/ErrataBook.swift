internal import CNNEngine
internal import ContentFormat
internal import Grading

/// All errata, each with its place in the file, and the proofs that the engine runs.
struct ErrataBook: Sendable {
  let document: ContentDocument
  let errata: [ErratumFile]

  init(_ document: ContentDocument) throws(ContentProblem) {
    self.document = document
    errata = try document.decode([ErratumFile].self)
    var known: Set<String> = []
    for (index, erratum) in errata.enumerated() where !known.insert(erratum.id).inserted {
      throw document.problem(
        line: document.root.elements[index].line, .duplicate(kind: "erratum", id: erratum.id))
    }
  }

  /// Runs the proof of an erratum; nil where it has none.
  ///
  /// - Throws: What is wrong at which line: a proof that is missing, cannot be computed or does not hold.
  func proof(of index: Int) throws(ContentProblem) -> Proof? {
    let erratum = errata[index]
    let node = document.root.elements[index]
    guard let file = erratum.proof, let proofNode = node["proof"] else {
      guard erratum.kind.needsProof || erratum.isAsked else { return nil }
      let kind = erratum.kind.needsProof ? "of class \(erratum.kind.rawValue)" : "is asked and"
      throw document.problem(
        line: node.line,
        .rule(
          "erratum \"\(erratum.id)\" \(kind) has no proof",
          mend: "Add \"proof\" with \"show\" and \"holds\", which the engine runs"))
    }
    let scope = ExpressionScope(variables: [:], network: try network(file, proofNode))
    var rows: [Proof.Row] = []
    for (label, expression) in file.show.entries {
      let line = proofNode["show"]?.entry(label)?.line ?? proofNode.line
      let value = try placed(line) { () throws(ContentProblem.Fault) in
        try scope.value(of: expression.text)
      }
      rows.append(
        Proof.Row(
          label: label.replacing("_", with: " "), expression: expression.text,
          value: value.description))
    }
    for (index, condition) in file.holds.enumerated() {
      let line =
        proofNode["holds"]?.elements.dropFirst(index).first?.line
        ?? proofNode.entry("holds")?.line ?? proofNode.line
      let holds = try placed(line) { () throws(ContentProblem.Fault) in
        try scope.holds(condition)
      }
      guard holds else { throw document.problem(line: line, .failedProof(erratum.id, condition)) }
    }
    return Proof(rows: rows, conditions: file.holds)
  }

  private func network(
    _ file: ProofFile, _ node: ContentNode
  ) throws(ContentProblem) -> NetworkCalls? {
    guard let entry = node.entry("network") else { return nil }
    let architecture = try NetworkTemplate(entry.value, document: document).architecture([:])
    var parameters: [String: [Double]] = [:]
    for (name, expressions) in file.weights.entries {
      parameters[name] = try numbers(expressions, at: node.entry("weights")?.line ?? node.line)
    }
    let given = GivenNumbers(
      input: try numbers(file.input, at: node.entry("input")?.line ?? node.line),
      parameters: parameters,
      upstream: try numbers(file.upstream, at: node.entry("upstream")?.line ?? node.line))
    do {
      return try NetworkCalls(architecture, given: given)
    } catch {
      throw document.problem(line: entry.line, .wrongValue("the network", reason: "\(error)"))
    }
  }

  private func numbers(
    _ expressions: [String], at line: Int
  ) throws(ContentProblem) -> [Double] {
    var numbers: [Double] = []
    for expression in expressions {
      numbers.append(
        try placed(line) { () throws(ContentProblem.Fault) in
          guard let number = try ExpressionScope(variables: [:]).value(of: expression).real else {
            throw .expression(expression, reason: "it is no number.")
          }
          return number
        })
    }
    return numbers
  }

  private func placed<Result>(
    _ line: Int, _ work: () throws(ContentProblem.Fault) -> Result
  ) throws(ContentProblem) -> Result {
    do {
      return try work()
    } catch {
      throw document.problem(line: line, error)
    }
  }
}

extension ContentProblem.Fault {
  fileprivate static func failedProof(_ id: String, _ condition: String) -> Self {
    rule(
      "the proof of erratum \"\(id)\" does not hold: \(condition)",
      mend: "Correct the condition, or the erratum")
  }
}
