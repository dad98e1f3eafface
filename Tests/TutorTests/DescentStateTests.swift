import CNNEngine
import Course
import Testing
import Tutor

struct DescentStateTests {
  private func figure(_ change: (inout DescentSpec) -> Void = { _ in }) throws -> DescentState {
    var spec = DescentSpec()
    change(&spec)
    return try DescentState(spec)
  }

  private func send(_ state: inout DescentState, _ messages: DescentState.Message...) {
    for message in messages { _ = state.handle(message) }
  }

  @Test func `the path is followed step by step`() throws {
    var state = try figure()
    #expect(state.frameCount == 31)
    #expect(state.step == nil)
    #expect(state.loss == 7.75)
    send(&state, .stepForward)
    #expect(state.step?.epoch == 0)
    #expect(abs(state.place.weight - -0.2) < 1e-12)
  }

  @Test(arguments: [
    (0.1, 8, DescentState.Outcome.rests), (0.02, 8, .moves), (0.34, 8, .runsAway),
    (0.1, 1, .moves), (2, 8, .runsAway),
  ])
  func `how it ends is what the engine's run did`(
    rate: Double, batch: Int, outcome: DescentState.Outcome
  ) throws {
    let state = try figure {
      $0.rate = rate
      $0.batch = batch
    }
    #expect(state.outcome == outcome)
  }

  @Test func `a guess is one of three and then the path is played`() throws {
    var state = try figure { $0.isPredicted = true }
    send(&state, .type("7"))
    #expect(state.notice == "Press 1, 2 or 3, or x to see it without a guess.")
    send(&state, .type("1"))
    #expect(state.guess == .rests)
    #expect(state.playback.isPlaying)
    for _ in 0..<40 { send(&state, .tick) }
    #expect(state.isAtEnd)
  }

  @Test func `rate, batch and seed are turned in place`() throws {
    var state = try figure()
    send(&state, .beginEdit, .raise, .nextGroup, .type("1"))
    #expect(state.descent.settings.rate == 0.11)
    #expect(state.descent.settings.batchSize == 1)
    send(&state, .undo)
    #expect(state.descent.settings.batchSize == 8)
    send(&state, .type("9"))
    #expect(state.notice == "The batch cannot be 9. Choose 1 to 8, a whole number.")
    send(&state, .commit)
    #expect(!state.sheet.isEditing)
  }

  @Test(arguments: [
    (-1.0, 8, 1, "The rate cannot be -1. Choose 0 to 2."),
    (0.1, 0, 1, "The batch cannot be 0. Choose 1 to 8, a whole number."),
    (0.1, 8, -1, "The seed cannot be -1. Choose 0 to 9999, a whole number."),
  ])
  func `a run that cannot be made gets a sentence`(
    rate: Double, batch: Int, seed: Int, sentence: String
  ) {
    #expect {
      _ = try figure {
        $0.rate = rate
        $0.batch = batch
        $0.seed = seed
      }
    } throws: { "\($0)" == sentence }
  }
}
