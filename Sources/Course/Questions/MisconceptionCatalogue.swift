internal import ContentFormat

/// What is said about each misconception, and which page shows its cause: never the missing number.
struct MisconceptionCatalogue: Sendable {
  /// One misconception as its author writes it.
  private struct Entry: Decodable, Sendable {
    var text: LocalizedText
    /// `lesson/page`.
    var see: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyKey.self)
      see = try container.decodeIfPresent(String.self, forKey: AnyKey(stringValue: "see"))
      text = try LocalizedText(from: decoder, except: ["see"])
    }
  }

  private var entries: OrderedMap<Entry>
  private var document: ContentDocument?

  /// Knows none.
  init() {
    entries = OrderedMap()
  }

  /// Reads `misconceptions.yaml`: a map from id to text.
  init(_ document: ContentDocument) throws(ContentProblem) {
    entries = try document.decode(OrderedMap<Entry>.self)
    self.document = document
  }

  /// Every id, in the order of the file.
  var ids: [String] { entries.entries.map(\.key) }

  /// The words for a misconception; nil when nobody has written any.
  func text(for id: String) -> LocalizedText? {
    entries[id]?.text
  }

  /// The page that shows its cause; nil where none is named.
  func page(for id: String) -> CausePage? {
    entries[id]?.see.flatMap(CausePage.init)
  }

  /// Pages that are named and are not there; a course without any lesson has none to show.
  func problems(in library: CourseLibrary) -> [ContentProblem] {
    guard !library.files.lessonIDs().isEmpty else { return [] }
    return entries.entries.compactMap { id, entry in
      guard let see = entry.see, let document else { return nil }
      let line = document.root.entry(id)?.line ?? 1
      guard let place = CausePage(see) else {
        return document.problem(
          line: line,
          .rule("\"\(see)\" names no page", mend: "Write a lesson and its page: conv1d/The flip"))
      }
      do throws(ContentProblem) {
        _ = try library.index(of: place)
        return nil
      } catch {
        return document.problem(line: line, error.fault)
      }
    }
  }
}
