/// What is said about each misconception: the cause, never the missing number.
struct MisconceptionCatalogue: Sendable {
  private var texts: OrderedMap<LocalizedText>

  /// Knows none.
  init() {
    texts = OrderedMap()
  }

  /// Reads `misconceptions.yaml`: a map from id to text.
  init(_ document: ContentDocument) throws(ContentProblem) {
    texts = try document.decode(OrderedMap<LocalizedText>.self)
  }

  /// Every id, in the order of the file.
  var ids: [String] { texts.entries.map(\.key) }

  /// The words for a misconception; nil when nobody has written any.
  func text(for id: String) -> LocalizedText? {
    texts[id]
  }
}
