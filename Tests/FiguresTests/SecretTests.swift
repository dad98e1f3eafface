import ContentFormat
import Figures
import Testing

/// What a guess is asked for stands nowhere before it: not on the screen, not in the plain text.
struct SecretTests {
  /// Fence, settings, and words of the answer; by hand where they are numbers.
  @Test(arguments: [
    ("conv1d", "input: [2, 0, -1, 3]\nkernel: [1, 0, 2]", "0·1 + (-1)·0 + 3·2"),
    ("conv2d", "input: [[1, 2], [3, 4], [7, 9]]\nkernel: [[1, 1], [1, 1]]", "23"),
    ("pool1d", "input: [1, 2, 3, 40]\nsize: 2\nstride: 2", "max"),
    // Three kernels of 3 with a jump of 1: 1 + 2 + 2 + 2.
    (
      "receptive-field", "input: 1x9x9\nnetwork: conv 1@3x3 | conv 1@3x3 | conv 1@3x3",
      "(3-1)·1 = 2"
    ),
    // 8 inputs, 6 outputs: a dense layer learns 48.
    ("wires", "input: [1, 2, 3, 4, 5, 6, 7, 8]\nkernel: [1, 2, 3]", "48 learned"),
    ("volume", "input: 3x32x32\nfilters: 6\nkernel: 5", "28"),
    ("descent", "rate: 0.1", "; it "),
    ("backprop", "{}", "sum"),
    ("dead-relu", "rate: 1", "from a rate of"),
    ("variance", "weights: he\nactivation: relu", "multiplies by"),
  ])
  func `what a guess hides is not in the plain text either`(
    name: String, settings: String, answer: String
  ) throws {
    var part = try fence(name, settings == "{}" ? "predict: true" : settings + "\npredict: true")
    #expect(part.isSecret)
    let asked = part.plainText(isUnicode: true, isOnPage: true)
    #expect(asked.contains("to guess first: "))
    #expect(!asked.contains("▸"), "nothing is current in a pipe: \(asked)")
    part.skipQuestion()
    #expect(!part.isSecret)
    let told = part.plainText(isUnicode: true, isOnPage: true)
    #expect(told != asked)
    #expect(told.contains(answer), "\(told)")
    if !["pool1d", "backprop"].contains(name) { #expect(!asked.contains(answer), "\(asked)") }
    #expect(told == (try fence(name, settings)).plainText(isUnicode: true, isOnPage: true))
  }
}
