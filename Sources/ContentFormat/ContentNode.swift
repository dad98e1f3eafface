internal import Yams

/// A YAML value that remembers its line, as plain data.
package struct ContentNode: Hashable, Sendable {
  /// A key of a map, with its value.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var line: Int
    package var value: ContentNode

    package init(key: String, line: Int, value: ContentNode) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  /// What stands there.
  package indirect enum Value: Hashable, Sendable {
    case scalar(String)
    case list([ContentNode])
    case map([Entry])
  }

  package var value: Value
  /// Counted from 1.
  package var line: Int

  package init(_ value: Value, line: Int) {
    self.value = value
    self.line = line
  }

  /// Most values of a file: the largest of the course has some thousands.
  static let valueLimit = 200_000

  /// More values than that, which a few aliases of aliases can ask for, at a line.
  struct TooManyValues: Error {
    var line: Int
  }

  /// Copies what Yams composed; aliases come in resolved, each as the values that it stands for.
  init(_ node: Node) throws(TooManyValues) {
    var count = 0
    try self.init(node, &count)
  }

  private init(_ node: Node, _ count: inout Int) throws(TooManyValues) {
    line = node.mark?.line ?? 1
    count += 1
    guard count <= Self.valueLimit else { throw TooManyValues(line: line) }
    switch node {
    case .scalar(let scalar):
      value = .scalar(scalar.string)
    case .sequence(let sequence):
      var elements: [ContentNode] = []
      for element in sequence { elements.append(try ContentNode(element, &count)) }
      value = .list(elements)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        entries.append(
          Entry(
            key: key.scalar?.string ?? "", line: key.mark?.line ?? 1,
            value: try ContentNode(value, &count)))
      }
      value = .map(entries)
    case .alias:
      value = .scalar("")
    }
  }

  /// The value below a key; nil when this is no map or has no such key.
  package subscript(key: String) -> ContentNode? {
    entry(key)?.value
  }

  /// A key with its line and value.
  package func entry(_ key: String) -> Entry? {
    guard case .map(let entries) = value else { return nil }
    return entries.first { $0.key == key }
  }

  /// The text of a scalar.
  package var text: String? {
    guard case .scalar(let text) = value else { return nil }
    return text
  }

  /// The elements of a list; empty for anything else.
  package var elements: [ContentNode] {
    guard case .list(let elements) = value else { return [] }
    return elements
  }

  /// The entries of a map; empty for anything else.
  package var entries: [Entry] {
    guard case .map(let entries) = value else { return [] }
    return entries
  }

  /// The same tree with each scalar put through a function, but those below a key `skipped`.
  package func mapScalars<Failure: Error>(
    except skipped: String, _ transform: (String, Int) throws(Failure) -> String
  ) throws(Failure) -> ContentNode {
    var copy = self
    switch value {
    case .scalar(let text):
      copy.value = .scalar(try transform(text, line))
    case .list(let elements):
      var mapped: [ContentNode] = []
      for element in elements {
        mapped.append(try element.mapScalars(except: skipped, transform))
      }
      copy.value = .list(mapped)
    case .map(let entries):
      var mapped: [Entry] = []
      for var entry in entries {
        if entry.key != skipped {
          entry.value = try entry.value.mapScalars(except: skipped, transform)
        }
        mapped.append(entry)
      }
      copy.value = .map(mapped)
    }
    return copy
  }
}
