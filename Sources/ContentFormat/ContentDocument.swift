internal import Checked
internal import Yams

/// A YAML text with its place, so that whatever is wrong in it can be named by file and line.
package struct ContentDocument: Hashable, Sendable {
  /// Path below `Exercises`.
  package var file: String
  package var root: ContentNode
  /// Lines before the text, as of a fence inside a lesson.
  private var lineOffset: Int

  /// A tree that nobody wrote as a text, such as options of a command line.
  package init(_ root: ContentNode) {
    file = ""
    self.root = root
    lineOffset = 0
  }

  /// Reads a whole YAML text that starts `lineOffset` lines into its file.
  package init(_ text: String, file: String, lineOffset: Int = 0) throws(ContentProblem) {
    self.file = file
    self.lineOffset = lineOffset
    if let line = AliasCount.excessLine(in: text) {
      throw ContentProblem(
        file: file, line: line + lineOffset,
        fault: .rule(
          "there are more than \(AliasCount.limit) uses of anchors up to here",
          mend: "Write the values out"))
    }
    do {
      guard let node = try Yams.compose(yaml: text, .basic) else {
        throw ContentProblem(file: file, line: lineOffset + 1, fault: .emptyYAML)
      }
      root = try ContentNode(node)
      if let line = root.firstSteeredLine {
        throw problem(line: line, .controlSign)
      }
    } catch let problem as ContentProblem {
      throw problem
    } catch let excess as ContentNode.TooManyValues {
      throw ContentProblem(
        file: file, line: excess.line + lineOffset,
        fault: .rule(
          "there are more than \(ContentNode.valueLimit) values here, those of the aliases counted",
          mend: "Write fewer aliases of aliases, or parts of the file into another"))
    } catch {
      throw Self.problem(from: error, file: file, lineOffset: lineOffset)
    }
  }

  /// The whole document as a type.
  package func decode<Value: Decodable>(_ type: Value.Type) throws(ContentProblem) -> Value {
    try decode(type, from: root)
  }

  /// The value of a key as a type.
  package func decode<Value: Decodable>(
    _ type: Value.Type, forKey name: String
  ) throws(ContentProblem) -> Value {
    guard let entry = root.entry(name) else {
      throw problem(line: root.line, .missingKey(name, owner: "the figure"))
    }
    do {
      return try NodeDecoder(entry.value, codingPath: [AnyKey(stringValue: name)]).decode(type)
    } catch {
      throw problem(from: error, in: root)
    }
  }

  /// A part of the document as a type; `node` may be a changed copy, its lines still hold.
  ///
  /// `explain` may know better what is wrong with the value where the decoder stopped.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from node: ContentNode,
    explain: (ContentNode) -> ContentProblem.Fault? = { _ in nil }
  ) throws(ContentProblem) -> Value {
    do {
      return try NodeDecoder(node).decode(type)
    } catch {
      let place = node.descend(codingPath(of: error))
      if let fault = explain(place.node) { throw problem(line: place.line, fault) }
      throw problem(from: error, in: node)
    }
  }

  /// A problem at a line of the YAML text.
  package func problem(line: Int, _ fault: ContentProblem.Fault) -> ContentProblem {
    ContentProblem(file: file, line: line + lineOffset, fault: fault)
  }

  /// A problem of a setting, or of the fence around the text where no setting is to blame.
  package func problem(_ placed: PlacedFault, fence line: Int) -> ContentProblem {
    guard !placed.path.isEmpty else {
      return ContentProblem(file: file, line: line, fault: placed.fault)
    }
    return problem(line: root.descend(placed.path).line, placed.fault)
  }

  /// Where the settings of a fence stand.
  package func place(fence line: Int) -> FencePlace {
    FencePlace(line: line, body: root, lineOffset: lineOffset)
  }

  /// Line of a setting in the file; that of the fence where it is not written.
  package func line(of key: String, fence line: Int) -> Int {
    place(fence: line).line(of: [.setting(key)])
  }

  private func problem(from error: any Error, in node: ContentNode) -> ContentProblem {
    let place = node.descend(codingPath(of: error))
    switch error {
    case let placed as PlacedFault:
      return problem(line: place.line, placed.fault)
    case DecodingError.keyNotFound(let key, _):
      return problem(line: place.line, .missingKey(key.stringValue, owner: place.name))
    case DecodingError.typeMismatch(let type, _), DecodingError.valueNotFound(let type, _):
      let fault = ContentProblem.Fault.wrongType(
        place.name, given: place.node.shortForm, expected: Self.word(for: type))
      return problem(line: place.line, fault)
    case DecodingError.dataCorrupted(let context):
      return problem(line: place.line, .wrongValue(place.name, reason: context.debugDescription))
    default:
      return problem(line: place.line, .wrongValue(place.name, reason: "\(error)"))
    }
  }

  private static func problem(
    from error: any Error, file: String, lineOffset: Int
  ) -> ContentProblem {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      ContentProblem(file: file, line: mark.line + lineOffset, fault: .yamlSyntax(problem))
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      ContentProblem(
        file: file, line: context.mark.line + lineOffset,
        fault: .duplicate(kind: "key", id: duplicates.first ?? ""))
    default:
      ContentProblem(file: file, line: nil, fault: .yamlSyntax("\(error)"))
    }
  }

  private static func word(for type: any Any.Type) -> String {
    switch type {
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is String.Type: "a text"
    case is [String].Type: "a list of texts, such as [one, two]"
    default: "\(type)".contains("Array") ? "a list" : "a map of keys and values"
    }
  }
}

extension ContentNode {
  /// Where a key or a value holds a sign that would steer a terminal; nil when none does.
  fileprivate var firstSteeredLine: Int? {
    switch value {
    case .scalar(let text): text.hasSteeringSigns ? line : nil
    case .list(let elements): elements.firstNonNil(\.firstSteeredLine)
    case .map(let entries):
      entries.firstNonNil { $0.key.hasSteeringSigns ? $0.line : $0.value.firstSteeredLine }
    }
  }
}

/// Where in the tree the decoder stood.
private func codingPath(of error: any Error) -> [any CodingKey] {
  switch error {
  case let placed as PlacedFault: placed.path
  case DecodingError.keyNotFound(_, let context), DecodingError.typeMismatch(_, let context),
    DecodingError.valueNotFound(_, let context), DecodingError.dataCorrupted(let context):
    context.codingPath
  default: []
  }
}

extension ContentNode {
  /// The deepest value that a path reaches, the line of its key, and a name such as `parts b hints`.
  fileprivate func descend(
    _ path: [any CodingKey]
  ) -> (node: ContentNode, line: Int, name: String) {
    var current = self
    var line = self.line
    var names: [String] = []
    for key in path {
      if let index = key.intValue, current.elements.indices.contains(index) {
        current = current.elements[index]
        line = current.line
        names.append(current["id"]?.text ?? "\(index + 1)")
      } else if let entry = current.entry(key.stringValue) {
        current = entry.value
        line = entry.line
        names.append(entry.key)
      }
    }
    return (current, line, names.isEmpty ? "the file" : names.joined(separator: " "))
  }

  /// The value in a few characters, for messages.
  fileprivate var shortForm: String {
    switch value {
    case .scalar(let text): "\"\(text)\""
    case .list: "a list"
    case .map: "a map"
    }
  }
}
