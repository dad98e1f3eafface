import CNNEngine
import Course
import Testing
import Tutor

struct VarianceStateTests {
  private func figure(_ change: (inout VarianceSpec) throws -> Void = { _ in }) throws
    -> VarianceState
  {
    var spec = VarianceSpec()
    spec.width = 20
    spec.depth = 4
    try change(&spec)
    return VarianceState(spec)
  }

  @Test func `nothing is run before the first step`() throws {
    var state = try figure()
    #expect(state.measured == nil)
    _ = state.handle(.stepForward)
    #expect(state.measured?.layers.count == 4)
    #expect(state.shown == 0..<1)
    _ = state.handle(.toEnd)
    #expect(state.shown == 0..<4)
  }

  @Test func `slopes are shown from the last layer back`() throws {
    var state = try figure { $0.quantity = .slopes }
    _ = state.handle(.stepForward)
    #expect(state.shown == 3..<4)
    _ = state.handle(.stepForward)
    #expect(state.newest == 2)
  }

  @Test func `a guess is compared when all has run`() throws {
    var state = try figure {
      $0.isPredicted = true
      $0.weights = try WeightVariance("4/n")
    }
    _ = state.handle(.type("9"))
    #expect(state.isPredicting)
    _ = state.handle(.type("3"))
    #expect(state.guess == .grows)
    #expect(state.trend == .grows)
    #expect(state.playback.isPlaying)
  }

  @Test func `settings are typed, and what does not fit leaves them`() throws {
    var state = try figure()
    _ = state.handle(.toEnd)
    _ = state.handle(.beginEdit)
    for _ in 0..<3 { _ = state.handle(.nextGroup) }
    for character in "3/n" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(state.spec.weights.text == "3/n")
    #expect(state.measured?.settings.weightVariance == 0.15)
    _ = state.handle(.beginEdit)
    for character in "9999" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(state.notice == "The width cannot be 9999. Choose 2 to 256.")
    #expect(state.knobEntry != nil)
    _ = state.handle(.cancel)
    #expect(state.spec.width == 20)
    _ = state.handle(.preset(3))
    #expect(state.spec.weights == .he)
  }

  @Test(arguments: [
    ("he", "He", 0.1), ("LECUN", "LeCun", 0.05), ("xavier", "Xavier", 0.05), ("2/n", "2/n", 0.1),
    ("1/(2n)", "1/(2n)", 0.025), ("0.02", "0.02", 0.02),
  ])
  func `a variance is a scheme, a number or a formula`(
    text: String, name: String, value: Double
  ) throws {
    let weights = try WeightVariance(text)
    #expect(weights.name == name)
    #expect(abs(weights.value(width: 20) - value) < 1e-12)
  }

  @Test(arguments: ["0", "-1", "n/0", "m", "", "2/", "1e99"])
  func `other variances are refused in a sentence`(text: String) {
    #expect { try WeightVariance(text) } throws: { error in
      "\(error)".hasPrefix("the variance \"\(text)\" cannot be used. Write lecun")
    }
  }
}
