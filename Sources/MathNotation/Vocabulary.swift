/// The names that a reader knows, to tell `Var(w)` from a product and `nVar` from one word.
public struct Vocabulary: Hashable, Sendable {
  /// Names that take arguments: `Var`, `E`.
  public var functions: Set<String>
  /// Names that stand for themselves: `n`, `w`, `sigma`.
  public var symbols: Set<String>

  /// Names beside the built-in functions.
  public init(functions: Set<String> = [], symbols: Set<String> = []) {
    self.functions = functions
    self.symbols = symbols
  }

  /// Functions that every reader knows and every evaluator can compute.
  public static let builtIn: Set<String> = [
    "floor", "ceil", "min", "max", "sqrt", "ln", "log", "exp", "abs", "round",
  ]

  /// Built-in functions of one argument, whose brackets may be left out: `ln 10`.
  static let prefix: Set<String> = ["sqrt", "ln", "log", "exp", "abs"]

  func isFunction(_ name: String) -> Bool {
    functions.contains(name) || Self.builtIn.contains(name)
  }

  func isDeclared(_ name: String) -> Bool {
    functions.contains(name) || symbols.contains(name)
  }

  private func isKnown(_ name: String) -> Bool {
    isFunction(name) || symbols.contains(name) || GreekLetters.names.contains(name)
  }

  /// The known names that a run of letters consists of: `nVar` is `n`, `Var`.
  ///
  /// A run that is no sequence of known names stays whole, so that a message can quote it.
  func names(in run: String) -> [String] {
    if let known = spelling(of: run) { return [known] }
    let letters = Array(run)
    // ways[end] is the length of the last name of a split of the first `end` letters.
    var ways: [Int?] = Array(repeating: nil, count: letters.count + 1)
    ways[0] = 0
    for end in 1..<(letters.count + 1) {
      for start in 0..<end where ways[start] != nil {
        if spelling(of: String(letters[start..<end])) != nil {
          ways[end] = end - start
          break
        }
      }
    }
    var names: [String] = []
    var end = letters.count
    while end > 0, let length = ways[end] {
      names.insert(spelling(of: String(letters[(end - length)..<end])) ?? "", at: 0)
      end -= length
    }
    return end == 0 ? names : [run]
  }

  /// The declared spelling of a name, whatever its capitals: `var` is `Var` when that is declared.
  private func spelling(of name: String) -> String? {
    if isKnown(name) { return name }
    guard name.count > 1 else { return nil }
    let lowercased = name.lowercased()
    let known = functions.union(symbols).union(Self.builtIn)
    let fitting = known.filter { $0.lowercased() == lowercased }
    return fitting.count == 1 ? fitting.first : nil
  }
}
