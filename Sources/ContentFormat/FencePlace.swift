/// Where a figure's fence stands in its file, and each of its settings.
package struct FencePlace: Hashable, Sendable {
  /// Line of the opening marks, from 1; 0 for a figure that no fence asks for.
  package let line: Int
  /// What is written inside, and the lines of the file before it.
  private let body: ContentNode?
  private let lineOffset: Int

  package init(line: Int, body: ContentNode?, lineOffset: Int) {
    self.line = line
    self.body = body
    self.lineOffset = lineOffset
  }

  /// Line of the first clue that leads to something written there; that of the fence where none does.
  package func line(of clues: [FenceClue]) -> Int {
    guard let body else { return line }
    return clues.lazy.compactMap { $0.line(in: body) }.first.map { $0 + lineOffset } ?? line
  }
}

extension FencePlace: ExpressibleByIntegerLiteral {
  package init(integerLiteral line: Int) {
    self.init(line: line, body: nil, lineOffset: 0)
  }
}

/// Which setting of a fence may be at fault.
package enum FenceClue: Hashable, Sendable, ExpressibleByStringLiteral {
  /// A key, with the keys inside behind points: `count.layer`.
  case setting(String)
  /// The first number further from 0.
  case numberBeyond(Double)

  package init(stringLiteral name: String) {
    self = .setting(name)
  }

  fileprivate func line(in body: ContentNode) -> Int? {
    switch self {
    case .setting(let name):
      var node = body
      var line: Int?
      for key in name.split(separator: ".") {
        guard let entry = node.entry(String(key)) else { return nil }
        (node, line) = (entry.value, entry.line)
      }
      return line
    case .numberBeyond(let limit): return body.firstLine { abs($0) > limit }
    }
  }
}

extension ContentNode {
  /// Line of the first number that fulfils a condition.
  fileprivate func firstLine(where fits: (Double) -> Bool) -> Int? {
    switch value {
    case .scalar(let text): Double(text).flatMap { fits($0) ? line : nil }
    case .list(let elements): elements.compactMap { $0.firstLine(where: fits) }.first
    case .map(let entries): entries.compactMap { $0.value.firstLine(where: fits) }.first
    }
  }
}
