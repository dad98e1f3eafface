import MathNotation
import Testing

@testable import Grading

/// What a reading costs is counted in steps: never more than some for each sign, whatever stands there.
struct ReadingCostTests {
  private static let pieces = [
    "1", "48", "7,296", "(", ")", "[", "]", "= ", "+", "*", "^", " ", "not ", "or ", "Var(w)",
    "3 (", " (= ", "≈", "maybe ", "\\frac{1}{", "million ", "x", "?", "²", ";", "\n", "א",
    "filters ",
    "1e", ".", "%", "√", "|", "F", "channels ",
  ]
  /// Each sign is looked at once, and once more in each working around it, of which four may stand in each other.
  private static let stepsPerSign = 5

  private func check(_ text: String, _ style: NumberStyle) {
    let context = AnswerContext(letters: ["F": .integer(3)], question: "How many filters?")
    var scanner = AnswerScanner(text, style: style, context: context)
    _ = try? scanner.scan()
    #expect(scanner.stepCount <= Self.stepsPerSign * scanner.characters.count, "\(text)")
  }

  @Test(arguments: [NumberStyle.whole, .real, .listed])
  func `a random text takes no more steps than a few for each sign`(style: NumberStyle) {
    var random = RandomAlgebra(seed: 7)
    for _ in 0..<700 {
      let pieces = (0..<(1 + random.next(40))).map { _ in
        Self.pieces[random.next(Self.pieces.count)]
      }
      check(pieces.joined(), style)
    }
  }

  @Test(arguments: [
    "1 (", "1 (= ", "(1", "1)", "[", "1 = ", "not ", "1 or ", "1,", "a ", "1(1)", "(((", "1 [1 (",
    "million ", "²", "x",
  ])
  func `nor does one piece that is repeated to the end of the field`(piece: String) {
    let text = String(repeating: piece, count: 2000 / piece.count)
    check(text, .whole)
    check(text + String(repeating: ")", count: 500), .real)
  }
}
