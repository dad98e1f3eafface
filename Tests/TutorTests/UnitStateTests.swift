import CNNEngine
import Course
import Testing
import Tutor

struct UnitStateTests {
  private func figure(_ change: (inout UnitSpec) -> Void = { _ in }) throws -> UnitState {
    var spec = UnitSpec()
    change(&spec)
    return try UnitState(spec)
  }

  @Test func `the guess is of the sum behind the first update`() throws {
    var state = try figure { $0.isPredicted = true }
    _ = state.handle(.commit)
    #expect(state.notice?.hasPrefix("Type z behind the first update") == true)
    for character in "3/2" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(state.guess?.isRight == true)
    #expect(state.playback.isPlaying)
  }

  @Test func `the rate is edited first, and the steps follow`() throws {
    var state = try figure()
    _ = state.handle(.toEnd)
    _ = state.handle(.beginEdit)
    for character in "0.4" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(abs(state.trace.steps[1].sum) < 1e-12)
    #expect(state.playback.position == 0)
  }

  @Test func `inputs may change from step to step`() throws {
    var state = try figure { $0.rate = 1 }
    _ = state.handle(.beginEdit)
    _ = state.handle(.nextGroup)
    for character in "2 2 -2" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    // By hand: see `UnitTraceTests`.
    #expect(state.trace.steps.prefix(3).map(\.sum) == [2, -3, 1])
    _ = state.handle(.beginEdit)
    for character in "x" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(state.notice == "\"x\" is not a number. Type one such as 3, -1 or 0.5.")
  }
}
