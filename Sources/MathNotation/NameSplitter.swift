/// Cuts a run of letters into the names that a reader knows: `nVar` is `n`, `Var`.
///
/// The names stand in a tree of letters, so that a run takes as many steps as it has letters, times the longest name.
struct NameSplitter {
  /// A place in the tree: where it goes on, and the name that ends here.
  private struct Node {
    var children: [UInt8: Int] = [:]
    var spelling: Spelling?
  }

  /// How a name is written that was typed in other capitals, which only one name may claim.
  private struct Spelling {
    var exact: Set<String> = []
    var declared: Set<String> = []

    func of(_ typed: Substring) -> String? {
      if exact.contains(String(typed)) { return String(typed) }
      // A small e is the number, whatever E is.
      return declared.count == 1 && typed.lowercased() != "e" ? declared.first : nil
    }
  }

  private var nodes = [Node()]
  /// Letters looked at since the names were taken in: what a run costs.
  private(set) var stepCount = 0

  init(_ vocabulary: Vocabulary) {
    let declared = vocabulary.functions.union(vocabulary.symbols).union(Vocabulary.builtIn)
    for name in declared { add(name) { $0.declared.insert(name) } }
    for name in declared.union(GreekLetters.names) { add(name) { $0.exact.insert(name) } }
  }

  private mutating func add(_ name: String, _ note: (inout Spelling) -> Void) {
    var place = 0
    for letter in name.lowercased().utf8 {
      if let next = nodes[place].children[letter] {
        place = next
      } else {
        nodes.append(Node())
        nodes[place].children[letter] = nodes.count - 1
        place = nodes.count - 1
      }
    }
    var spelling = nodes[place].spelling ?? Spelling()
    note(&spelling)
    nodes[place].spelling = spelling
  }

  /// The known names that a run of ASCII letters consists of; the longest last names win.
  ///
  /// A run that is no sequence of known names stays whole, so that a message can quote it.
  mutating func names(in run: String) -> [String] {
    let lowercased = Array(run.lowercased().utf8)
    let letters = run.utf8
    // ways[end] is the last name of a split of the first `end` letters, and where it begins.
    var ways: [(start: Int, name: String)?] = Array(repeating: nil, count: lowercased.count + 1)
    ways[0] = (0, "")
    for start in lowercased.indices where ways[start] != nil {
      var place = 0
      let first = letters.index(letters.startIndex, offsetBy: start)
      for end in start..<lowercased.count {
        stepCount += 1
        guard let next = nodes[place].children[lowercased[end]] else { break }
        place = next
        guard ways[end + 1] == nil, let spelling = nodes[place].spelling else { continue }
        let typed = run[first..<letters.index(first, offsetBy: end + 1 - start)]
        if let name = spelling.of(typed) { ways[end + 1] = (start, name) }
      }
    }
    var names: [String] = []
    var end = lowercased.count
    while end > 0, let way = ways[end] {
      names.append(way.name)
      end = way.start
    }
    return end == 0 ? names.reversed() : [run]
  }
}
