import Testing

@testable import MathNotation

@Suite struct NameSplitterTests {
  private let vocabulary = Vocabulary(functions: ["Var", "E"], symbols: ["n", "w", "nn", "sigma"])

  @Test(arguments: [
    ("nVar", ["n", "Var"]), ("nvarw", ["n", "Var", "w"]), ("nnn", ["n", "nn"]),
    ("SIGMA", ["sigma"]), ("W", ["w"]), ("e", ["e"]), ("nq", ["nq"]), ("sqrtn", ["sqrt", "n"]),
  ])
  func `a run is cut into known names, the longest last names first`(run: String, names: [String]) {
    var splitter = NameSplitter(vocabulary)
    #expect(splitter.names(in: run) == names)
  }

  /// No name has more than five letters here, and none of them is looked at twice from one start.
  @Test(arguments: ["n", "nn", "sqrt", "ln", "exp", "Var", "sigma", "floor", "nq"])
  func `a long run costs a few steps a letter`(name: String) {
    var splitter = NameSplitter(vocabulary)
    let run = String(String(repeating: name, count: 4_000).prefix(4_000))
    _ = splitter.names(in: run)
    #expect(splitter.stepCount <= 6 * run.count)
  }
}
