import Yams

/// A YAML value that remembers its line, as plain data.
struct ContentNode: Hashable, Sendable {
  /// A key of a map, with its value.
  struct Entry: Hashable, Sendable {
    var key: String
    var line: Int
    var value: ContentNode
  }

  /// What stands there.
  indirect enum Value: Hashable, Sendable {
    case scalar(String)
    case list([ContentNode])
    case map([Entry])
  }

  var value: Value
  /// Counted from 1.
  var line: Int

  /// Copies what Yams composed; aliases come in resolved.
  init(_ node: Node) {
    line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      value = .scalar(scalar.string)
    case .sequence(let sequence):
      value = .list(sequence.map(ContentNode.init))
    case .mapping(let mapping):
      value = .map(
        mapping.map { key, value in
          Entry(
            key: key.scalar?.string ?? "", line: key.mark?.line ?? 1, value: ContentNode(value))
        })
    case .alias:
      value = .scalar("")
    }
  }

  /// The value below a key; nil when this is no map or has no such key.
  subscript(key: String) -> ContentNode? {
    entry(key)?.value
  }

  /// A key with its line and value.
  func entry(_ key: String) -> Entry? {
    guard case .map(let entries) = value else { return nil }
    return entries.first { $0.key == key }
  }

  /// The text of a scalar.
  var text: String? {
    guard case .scalar(let text) = value else { return nil }
    return text
  }

  /// The elements of a list; empty for anything else.
  var elements: [ContentNode] {
    guard case .list(let elements) = value else { return [] }
    return elements
  }

  /// The entries of a map; empty for anything else.
  var entries: [Entry] {
    guard case .map(let entries) = value else { return [] }
    return entries
  }

  /// The same tree with each scalar put through a function, but those below a key `skipped`.
  func mapScalars<Failure: Error>(
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
