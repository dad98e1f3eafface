import Foundation
import MathNotation
import Testing

/// Texts made of what formulas are made of, in an order that makes no sense: no reader may crash.
@Suite struct ReaderFuzzTests {
  private static let pieces = [
    "(", ")", "[", "]", "{", "}", "|", "+", "-", "*", "/", "^", "_", "%", ",", ";", "=", "<", ">=",
    "n", "Var", "(w)", "E[x^2]", "12", "3.5", "1e9", ".", "'", "\"", "²", "₁", "½", "√", "·", "−",
    " ", "\u{200F}", "é", "ש", "😀", "mod", "ln", "sqrt", #"\frac"#, #"\sum"#, #"\left("#,
    #"\right)"#, #"\begin{cases}"#, #"\end{cases}"#, "&", #"\\"#, #"\text{a}"#, #"\sqrt"#, "\\",
    #"\quad"#, #"\alpha"#, #"\underbrace"#, #"\mathbb{R}"#, #"\hat"#, "\n", "\r\n", "\0", "1,000",
  ]

  /// Texts a seed; `SOAK=1` makes it a million in all.
  private static let count =
    ProcessInfo.processInfo.environment["SOAK"] == "1" ? 250_000 : 1500

  @Test(arguments: [1, 2, 3, 4])
  func `random texts end with a formula or with a sentence`(seed: UInt64) {
    var state = seed
    let vocabulary = Vocabulary(functions: ["Var", "E"], symbols: ["n", "w", "x"])
    for _ in 0..<Self.count {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<(1 + (state >> 33) % 24) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
      }
      check(text, vocabulary)
    }
  }

  private func check(_ text: String, _ vocabulary: Vocabulary) {
    do throws(FormulaError) {
      let formula = try Formula(answer: text, vocabulary: vocabulary)
      _ = formula.linearText
      _ = formula.linearText(.ascii)
    } catch {
      #expect(error.description.hasSuffix(".") || error.description.hasSuffix("?"), "\(text)")
      #expect(error.position <= text.count, "\(text)")
    }
    _ = try? Formula(expression: text)
    _ = try? Formula(tex: text)
  }

  @Test(arguments: [
    String(repeating: "(", count: 3999), String(repeating: "{", count: 3999),
    String(repeating: "-", count: 3999), String(repeating: "n^", count: 1999),
    String(repeating: "√", count: 3999), String(repeating: "1/", count: 1999) + "1",
    String(repeating: "|", count: 3999), String(repeating: "ln ", count: 1300) + "2",
    String(repeating: #"\frac"#, count: 700), String(repeating: #"\hat"#, count: 900) + "x",
    String(repeating: #"\begin{cases}"#, count: 300), String(repeating: "n", count: 3999),
    String(repeating: "x'", count: 1999), String(repeating: "Var(", count: 999),
    String(repeating: "(", count: 10_000),
  ])
  func `deep or long texts end with a sentence or a shallow tree`(text: String) {
    for read in [
      { try Formula(answer: text) }, { try Formula(expression: text) }, { try Formula(tex: text) },
    ] as [() throws -> Formula] {
      do {
        let formula = try read()
        _ = formula.linearText
      } catch {
        #expect("\(error)".hasSuffix(".") || "\(error)".hasSuffix("?"))
      }
    }
  }
}
