internal import CNNEngine
internal import Checked
internal import ContentFormat
internal import Grading
internal import MathNotation

extension ContentNode {
  /// A network with no layers yet, where only its input is written.
  var withLayers: ContentNode {
    guard entry("layers") == nil, case .map(var keys) = value, let input = keys.first else {
      return self
    }
    var none = input
    none.key = "layers"
    none.value.value = .list([])
    keys.append(none)
    var copy = self
    copy.value = .map(keys)
    return copy
  }
}

/// A network whose numbers may be expressions over the variables of a question.
struct NetworkTemplate: Sendable {
  private var root: ContentNode
  private let document: ContentDocument

  /// Takes the value of a `network` key.
  init(_ root: ContentNode, document: ContentDocument) {
    self.root = root
    self.document = document
  }

  /// The network with some layers exchanged, as `{replace: {pool: {avgPool2d: {...}}}}` says.
  func replacing(_ replacements: ContentNode) throws(ContentProblem) -> NetworkTemplate {
    var copy = self
    for entry in replacements.entries {
      try copy.replace(entry)
    }
    return copy
  }

  /// The network for given numbers.
  func architecture(_ variables: [String: Int]) throws(ContentProblem) -> Architecture {
    let scope = ExpressionScope(variables: variables)
    let numbers = try root.mapScalars(except: "name") { text, line throws(ContentProblem) in
      guard let formula = try? ParsedExpressions.formula(text) else { return text }
      let names = formula.parts.compactMap { part in
        if case .symbol(let name) = part { name } else { nil }
      }
      guard names.contains(where: { variables[$0] != nil }) else { return text }
      do throws(ContentProblem.Fault) {
        return try scope.value(of: text).description.replacing(",", with: "")
      } catch {
        throw document.problem(line: line, error)
      }
    }
    return try document.decode(Architecture.self, from: numbers) { node in
      Self.missingVariable(in: node, known: variables)
    }
  }

  /// A name without a value where a number is wanted.
  private static func missingVariable(
    in node: ContentNode, known variables: [String: Int]
  ) -> ContentProblem.Fault? {
    guard let text = node.text else {
      return node.elements.firstNonNil { missingVariable(in: $0, known: variables) }
    }
    guard let formula = try? ParsedExpressions.formula(text) else { return nil }
    for case .symbol(let name) in formula.parts where variables[name] == nil {
      let error = EvaluationError.unknownName(name, known: variables.keys.sorted())
      return .expression(text, reason: error.sentence(knowing: []))
    }
    return nil
  }

  private mutating func replace(_ entry: ContentNode.Entry) throws(ContentProblem) {
    guard case .map(var keys) = root.value,
      let position = keys.firstIndex(where: { $0.key == "layers" })
    else { return }
    var layers = keys[position].value.elements
    guard let index = layers.firstIndex(where: { $0["name"]?.text == entry.key }) else {
      let names = layers.compactMap { $0["name"]?.text }
      throw document.problem(
        line: entry.line, .unknownIdentifier("layer", entry.key, of: names))
    }
    let name = layers[index].entries.filter { $0.key == "name" }
    layers[index].value = .map(name + entry.value.entries)
    keys[position].value.value = .list(layers)
    root.value = .map(keys)
  }
}
