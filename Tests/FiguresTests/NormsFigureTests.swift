import Figures
import Testing

struct NormsFigureTests {
  /// Batch, channel 0, by hand: 24/8 = 3 and 30/8 = 3.75.
  ///
  /// Layer, image 0: 8 + 48 + 12 = 68 of 12, squares 656/12 - (68/12)^2. Instance: 8/4 = 2, 14/4 = 3.5.
  @Test(arguments: [
    (NormsFigure.Kind.batch, 8, 3.0, 3.75), (.layer, 12, 68.0 / 12, 22.555556),
    (.instance, 4, 2, 3.5),
  ])
  func `the engine normalises with these means and variances`(
    kind: NormsFigure.Kind, count: Int, mean: Double, variance: Double
  ) throws {
    let figure = try frame(NormsFigure.self, "norms", "kind: \(kind.rawValue)").figure
    let found = figure.statistics(at: figure.here)
    #expect(found.count == count)
    #expect(abs(found.mean - mean) < 1e-9)
    #expect(abs(found.variance - variance) < 1e-5)
    for place in figure.places {
      let (_, mean, variance) = figure.statistics(at: place)
      let expected = (figure.value(at: place) - mean) / (variance + figure.epsilon).squareRoot()
      let given = figure.normalised[place.image][place.channel][place.place]
      #expect(abs(given - expected) < 1e-9)
    }
  }

  @Test(arguments: ["[]", "[[]]", "[[[1, 2], [3]]]", "[[[1]], [[1]], [[1]], [[1]], [[1]]]"])
  func `a block that is none is refused`(block: String) {
    #expect(throws: FigureFault.self) { try fence("norms", "block: \(block)") }
  }

  @Test func `a number too large for the figure is refused`() {
    #expect(throws: FigureFault.self) { try fence("norms", "block: [[[1000]]]") }
  }

  @Test func `a block may be typed`() throws {
    let plain = try typed("norms", ["input": "2,0|1,5/4,6|2,4"])
      .plainText(isUnicode: true, isOnPage: false)
    #expect(plain.hasPrefix("norms: 2 images x 2 channels x 2 places, batch normalisation\n"))
  }
}
