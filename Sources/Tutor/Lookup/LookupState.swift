internal import ContentFormat
package import Course
import Grading

/// A search through the whole course, as one types.
package struct LookupState: StateMachine {
  /// What can happen to the search.
  package enum Message: Hashable, Sendable {
    case type(Character)
    case erase
    /// So many hits down, or up.
    case move(Int)
    case open
  }

  /// Most characters of a search; what is typed beyond them is not taken.
  package static let lengthLimit = 200

  private let index: LookupIndex
  package private(set) var query = ""
  package private(set) var hits: [LookupIndex.Hit] = []
  /// The chosen one of `hits`.
  package private(set) var selection = 0

  package init(_ index: LookupIndex) {
    self.index = index
  }

  /// The hit that is chosen; nil when there is none.
  package var selected: LookupIndex.Hit? {
    hits.indices.contains(selection) ? hits[selection] : nil
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .type(let character):
      if query.count < Self.lengthLimit { search(query + String(character)) }
    case .erase: search(String(query.dropLast()))
    case .move(let count): selection = min(max(0, selection + count), max(0, hits.count - 1))
    case .open: return selected?.place.destination.map { [.open($0)] } ?? []
    }
    return []
  }

  private mutating func search(_ text: String) {
    query = text
    hits = index.hits(for: text)
    selection = 0
  }
}

extension LookupPlace {
  /// What opens there; nil for a word that no lesson explains.
  package var destination: Destination? {
    switch self {
    case .page(let lesson, let page): return .lesson(id: lesson, page: page)
    case .question(let id):
      let id = QuestionID(id)
      return .quiz(id: id.owner, part: id.part, seed: nil)
    case .network(let name):
      return .figure(FigureRequest("network", ["network": name]))
    case .term(_, let lesson): return lesson.map { .lesson(id: $0, page: nil) }
    }
  }

  /// The command that opens it; nil where none does.
  package var command: String? {
    switch self {
    case .page(let lesson, _): "cnn-tutor lesson \(lesson)"
    case .question(let id): "cnn-tutor quiz \(id)"
    case .network(let name): "cnn-tutor summary \(name)"
    case .term(_, let lesson): lesson.map { "cnn-tutor lesson \($0)" }
    }
  }
}
