import Canvas
import Figures
import Testing

struct SoftmaxFigureTests {
  /// By hand: e^0 and e^(ln 3) are 1 and 3, of 4; at twice the temperature 1 and √3.
  @Test func `shares are those of the scores, and a temperature evens them out`() throws {
    let cold = try frame(SoftmaxFigure.self, "softmax", "scores: [0, 1.0986122886681098]")
    #expect(abs(cold.figure.shares[1] - 0.75) < 1e-12)
    let warm = try frame(
      SoftmaxFigure.self, "softmax", "scores: [0, 1.0986122886681098]\ntemperature: 2")
    #expect(abs(warm.figure.shares[1] - 1.7320508075688772 / 2.732050807568877) < 1e-12)
  }

  @Test func `a class is taken apart`() throws {
    var part = try typed("softmax")
    _ = part.press(.end)
    _ = part.press(.enter)
    // e^2 = 7.389 of 2e^2 + 2 + e^-1 + e^3 + 2e + e^4 + e^5 = 245.68.
    #expect(part.shown.contains { $0.contains("e^(2) / sum = 0.0301") })
  }
}
