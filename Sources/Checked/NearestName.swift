extension Sequence where Element == String {
  /// The name that was probably meant by a misspelled one; nil when none is close.
  ///
  /// Close is a third of the letters to change, add, drop or swap with a neighbour, capitals aside, but two in names
  /// of four letters and more, and one in shorter ones; else it is the first that begins with the name, of three
  /// letters and more. What was typed is never meant.
  /// `["stride", "padding"].nearest(to: "paddign")` is `"padding"`.
  package func nearest(to name: String) -> String? {
    let limit = name.count < 4 ? 1 : Swift.max(2, name.count / 3)
    let typed = name.lowercased()
    let others = filter { $0 != name }
    let close = others.map { (name: $0, distance: editDistance(typed, $0.lowercased())) }
      .filter { $0.distance <= limit }
    return close.min { $0.distance < $1.distance }?.name
      ?? (name.count < 3 ? nil : others.first { $0.lowercased().hasPrefix(typed) })
  }
}

/// How many letters to change, add, drop or swap with a neighbour until one word is the other.
///
/// The restricted Damerau-Levenshtein distance, three rows at a time.
private func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first)
  let b = Array(second)
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = Swift.min(last[j + 1], row[j]) + 1
      best = Swift.min(best, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = Swift.min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
