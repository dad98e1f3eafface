import Foundation
import Grading
import MathNotation
import Testing

/// Texts of random pieces through the key of every type: each ends in a verdict with a sentence.
@Suite struct AnswerFuzzTests {
  /// Texts a key; `SOAK=1` makes it more than a million in all.
  private static let textCount =
    ProcessInfo.processInfo.environment["SOAK"] == "1" ? 130_000 : 800

  private static let pieces = [
    "1", "48", "7,296", "0.5", "1e9", "10^10^10", "1/0", "(", ")", "[", "]", "{", "}", "+", "-",
    "*",
    "/", "^", "**", "=", "<", ">", ";", "|", ",", ".", "_", "%", "²", "½", "√", "×", "·", "π", "n",
    "w", "x", "Var(w)", "E[x^2]", "Var", "sqrt(", "ln ", "exp", "\\frac{1}{", "\\cdot", "\\sum",
    "\\", "$",
    "x10x", "HWC", "params", "yes", "no", "2", "independence", "\u{200F}", "\u{2009}", " ", "\n",
    "א", "🙂", "0", "9", "1,000,000,000,000,000,000", "\"", "'", "?", "e", "NaN", "inf",
  ]

  private static func keys() throws -> [(name: String, key: any AnswerKey)] {
    let steps = StepsKey(
      start: try Exercise103.formula("E[v]"), goal: try Exercise103.formula("0"),
      symbols: [.init(try Exercise103.formula("n"), .positiveInteger)],
      rules: [
        .init(
          name: "independence",
          facts: [.init(try Exercise103.formula("E[v]"), try Exercise103.formula("0"))])
      ])
    let cells: [[Value]] = [[.integer(1), .integer(2)], [.integer(3), .integer(4)]]
    let choices = [Choice(text: "yes", isRight: true), Choice(text: "no", isRight: false)]
    return [
      ("integer", IntegerKey(KnownAnswers(ExactNumber(48)), unit: .parameters)),
      ("shape", ShapeKey(axes: [.channels, .height, .width], known: KnownAnswers([3, 10, 10]))),
      ("real", RealKey(KnownAnswers(.real(2.302585)), rule: .figures(3))),
      ("formula", try Exercise103.b2()), ("steps", steps), ("cells", CellsKey(KnownAnswers(cells))),
      ("choice", ChoiceKey(choices)), ("two-tier", TwoTierKey(isTrue: true, reasons: choices)),
    ]
  }

  @Test func `any text ends in a verdict, and what cannot be read has a sentence`() throws {
    for (index, (name, key)) in try Self.keys().enumerated() {
      var random = RandomAlgebra(seed: UInt64(index + 1))
      for _ in 0..<Self.textCount {
        let text = (0..<(1 + random.next(12))).map { _ in
          Self.pieces[random.next(Self.pieces.count)]
        }
        .joined()
        let verdict = key.verdict(on: text)
        if verdict.outcome == .unreadable {
          #expect(!verdict.message.isEmpty && !verdict.isCounted, "\(name): \(text)")
        }
        _ = key.understood(text)
        _ = key.value(of: text)
      }
    }
  }
}
