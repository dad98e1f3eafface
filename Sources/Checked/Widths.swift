extension Collection {
  /// The first elements, at most so many; none for a negative count.
  package func prefix(atMost count: Int) -> SubSequence { prefix(Swift.max(0, count)) }

  /// All but the first elements; all of them for a negative count.
  package func dropFirst(atMost count: Int) -> SubSequence { dropFirst(Swift.max(0, count)) }

  /// The element at an index; nil outside.
  package subscript(checked index: Index) -> Element? {
    index >= startIndex && index < endIndex ? self[index] : nil
  }
}

extension BidirectionalCollection {
  /// The last elements, at most so many; none for a negative count.
  package func suffix(atMost count: Int) -> SubSequence { suffix(Swift.max(0, count)) }
}

extension RangeReplaceableCollection {
  /// One element again and again; none for a negative count.
  package init(repeating element: Element, atMost count: Int) {
    self.init(repeating: element, count: Swift.max(0, count))
  }
}

extension String {
  /// A text again and again; nothing for a negative count.
  package init(repeating text: String, atMost count: Int) {
    self.init(repeating: text, count: Swift.max(0, count))
  }
}
