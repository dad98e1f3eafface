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

  /// Whether a run of letters is a known name, or several in a row.
  public func knows(_ run: String) -> Bool {
    var splitter = NameSplitter(self)
    return isDeclared(run) || isFunction(run) || GreekLetters.names.contains(run)
      || splitter.names(in: run) != [run]
  }

  /// Words that stand below a letter as a whole: `n_in`.
  static let scripts: Set<String> = [
    "in", "out", "inp", "input", "inputs", "output", "outputs", "fan", "prev", "previous", "hidden",
    "max", "min", "avg", "mean", "total", "next",
  ]

  func isFunction(_ name: String) -> Bool {
    functions.contains(name) || Self.builtIn.contains(name)
  }

  func isDeclared(_ name: String) -> Bool {
    functions.contains(name) || symbols.contains(name)
  }
}
