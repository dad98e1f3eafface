extension [Int] {
  /// `2,3`.
  package var placeText: String { map(String.init).joined(separator: ",") }

  /// These are the sizes of an output: the index in row-major order of `4`, or of row and column `1,2` in a picture.
  package func index(ofOutput text: String) throws(FigureFault) -> Int {
    let indices = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard indices.count == count else { throw .noSuchOutput(text, last: map { $0 - 1 }) }
    var place = 0
    for (index, size) in zip(indices, self) {
      guard let index, (0..<size).contains(index) else {
        throw .noSuchOutput(text, last: map { $0 - 1 })
      }
      place = place * size + index
    }
    return place
  }
}

extension Prompt {
  /// A place of an output, such as `1,2`.
  package static func place(
    _ words: String, limit: Int,
    take: @escaping @Sendable (inout F, String) throws(FigureFault) -> Void
  ) -> Prompt {
    Prompt(
      SizedWords(words), limit: limit, sign: { $0 == "," || $0.isWholeNumber ? $0 : nil },
      take: take)
  }
}

/// At most `room` of `count` places, such that those in play are seen, with a little around them.
package func visiblePlaces(of count: Int, around play: Range<Int>, room: Int) -> Range<Int> {
  guard count > room else { return 0..<count }
  let middle = (play.lowerBound + play.upperBound) / 2
  let start = min(max(0, min(middle - room / 2, play.lowerBound)), count - room)
  return start..<start + max(0, room)
}
