import Canvas
import Figures
import Testing

/// By hand: correlation gives 3 2 1, convolution stamps 1 2 3.
struct SlidingGuessTests {
  @Test func `each cell is checked by itself, a wrong one is mended, then the figure plays`() throws
  {
    var figure = try flip()
    figure.press(all: .character("2"), .tab, .character("1"), .tab, .character("2"), .tab)
    figure.press(all: .character("1"), .enter)
    #expect(!figure.isPlaying && figure.isSecret)
    #expect(figure.shown.contains { $0.contains("✗ 3 of 4 right") })
    #expect(figure.shown.contains { $0.contains("2✓") && $0.contains("1✗") })
    // The focus is on the wrong cell.
    figure.press(all: .backspace, .character("3"), .enter)
    #expect(figure.isPlaying && !figure.isSecret)
    #expect(figure.shown.contains { $0.contains("✓ all 4 right") })
  }

  @Test func `an empty cell is asked for and not marked wrong`() throws {
    var figure = try flip()
    figure.press(all: .character("2"), .tab, .tab, .character("1"), .enter)
    #expect(
      figure.notice == "2 cells are still empty: fill in every one, or press x to see them.")
    #expect(figure.shown.allSatisfy { !$0.contains("✗") && !$0.contains("right") })
    // The focus is on the first of them.
    figure.press(all: .character("1"), .tab, .tab, .character("1"), .enter)
    #expect(figure.shown.contains { $0.contains("of 4 right") })
  }

  @Test func `cells are gone through round, and backspace goes back`() throws {
    var figure = try flip()
    // Through all four cells and on to the second one, then back to the first.
    figure.press(all: .tab, .tab, .tab, .tab, .tab, .backspace)
    figure.type("2 9 9 9")
    figure.press(all: .enter)
    #expect(figure.shown.contains { $0.contains("1 of 4 right") })
  }

  @Test func `nothing typed is not checked`() throws {
    var figure = try flip()
    figure.press(all: .enter)
    #expect(
      figure.notice == "Type a number into a cell first, or press x to see it without a guess.")
    #expect(!figure.isPlaying)
  }

  @Test func `a text that is no number is wrong, and backspace mends it`() throws {
    var figure = try flip()
    figure.type("2- 9 9 9")
    figure.press(all: .enter)
    #expect(figure.shown.contains { $0.contains("0 of 4 right") })
    figure.press(all: .backspace, .enter)
    #expect(figure.shown.contains { $0.contains("1 of 4 right") })
  }

  @Test func `the guess can be left out and made later`() throws {
    var figure = try flip()
    figure.type("x")
    #expect(figure.shown.allSatisfy { !$0.contains("Predict") })
    figure.press(all: .end, .character("p"))
    #expect(figure.step == 0)
    #expect(figure.shown.contains { $0.contains("Predict the rest") })
  }

  @Test func `a change of the figure takes the guess away`() throws {
    var figure = try flip()
    figure.type("2 1 2 3")
    figure.press(all: .enter, .character("2"))
    #expect(figure.shown.allSatisfy { !$0.contains("right") })
  }

  @Test func `a mean is right to the decimals that are shown`() throws {
    var figure = try sliding("pool1d", "input: [1, 1, 1, 0, 1, 1]\nsize: 3\npredict: true")
    figure.type("xmp0.67 9 9")
    figure.press(all: .enter)
    #expect(figure.shown.contains { $0.contains("1 of 3 right") })
  }
}
