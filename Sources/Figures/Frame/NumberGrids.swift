/// Numbers as they are typed: `1,2;3,4` has two rows; a bar parts channels, a slash filters or images.
package enum NumberGrids {
  /// Filters of channels of rows; nil for what cannot be read.
  package static func read(_ text: String) -> [[[[Double]]]]? {
    func parts(_ text: Substring, _ sign: Character) -> [Substring] {
      text.split(separator: sign, omittingEmptySubsequences: false)
    }
    var filters: [[[[Double]]]] = []
    for filter in parts(text[...], "/") {
      var channels: [[[Double]]] = []
      for channel in parts(filter, "|") {
        let rows = parts(channel, ";").compactMap(row)
        guard rows.count == parts(channel, ";").count else { return nil }
        channels.append(rows)
      }
      filters.append(channels)
    }
    return filters
  }

  private static func row(_ line: Substring) -> [Double]? {
    let words = line.split { $0 == "," || $0 == " " }
    let numbers = words.compactMap { Double($0) }
    let isRow = !words.isEmpty && numbers.count == words.count && numbers.allSatisfy(\.isFinite)
    return isRow ? numbers : nil
  }
}

/// The numbers that run through the course.
package enum CourseNumbers {
  /// The signal.
  package static let signal: [Double] = [2, 0, -1, 3, 1, 4, 1, 5]

  /// Begins like the course's kernel; five of them, so that the rows of a picture's kernel differ.
  package static let weights: [Double] = [1, 0, 2, -1, 1]

  /// A grid filled with numbers that repeat, from the one with index `first` on.
  package static func grid(
    _ rows: Int, _ columns: Int, of numbers: [Double], from first: Int = 0
  ) -> [[Double]] {
    (0..<rows).map { row in
      (0..<columns).map { numbers[(first + row * columns + $0) % numbers.count] }
    }
  }

  /// A row as it is typed: numbers, or how many of a pattern that is repeated.
  package static func row(_ text: String, of pattern: [Double]) throws(FigureFault) -> [Double] {
    if let count = Int(text), (1...64).contains(count) {
      return (0..<count).map { pattern[$0 % pattern.count] }
    }
    guard let filters = NumberGrids.read(text), filters.count == 1, filters[0].count == 1,
      filters[0][0].count == 1
    else { throw .notNumbers(text) }
    return filters[0][0][0]
  }
}
