import Testing

@testable import Tutor

/// The list of kept runs: chosen, named, deleted.
@Suite struct RunsStateTests {
  private func state() -> RunsState {
    var state = RunsState()
    state.take(RunSamples.kept)
    return state
  }

  @Test func `the latest run stands first`() {
    var state = state()
    #expect(state.runs.map(\.number) == [7, 3])
    #expect(state.selected?.number == 7)
    _ = state.handle(.move(5))
    #expect(state.selected?.number == 3)
    _ = state.handle(.move(-9))
    #expect(state.selected?.number == 7)
  }

  @Test func `a run is laid over the plot and taken away`() {
    var state = state()
    _ = state.handle(.toggle)
    _ = state.handle(.move(1))
    _ = state.handle(.toggle)
    #expect(state.overlays.map(\.name) == ["run 3", "run 7"])
    _ = state.handle(.toggle)
    #expect(state.overlays.map(\.name) == ["run 7"])
  }

  @Test func `no more than four lie there at once`() {
    var state = RunsState()
    state.take((1...6).map { KeptRun(number: $0, record: RunSamples.kept[0].record) })
    for _ in 1...6 {
      _ = state.handle(.toggle)
      _ = state.handle(.move(1))
    }
    #expect(state.shown == [6, 5, 4, 3])
  }

  @Test func `a run is deleted after a question`() {
    var state = state()
    _ = state.handle(.toggle)
    _ = state.handle(.askToDelete)
    #expect(state.handle(.answer(isYes: false)).isEmpty && !state.isAskingToDelete)
    _ = state.handle(.askToDelete)
    #expect(state.handle(.answer(isYes: true)) == [.runs(.delete(7))])
    state.take([RunSamples.kept[0]])
    #expect(state.runs.map(\.number) == [3] && state.shown.isEmpty)
  }

  @Test func `a name is typed, mended and kept`() {
    var state = state()
    _ = state.handle(.beginToName)
    for character in "wide!" { _ = state.handle(.type(character)) }
    _ = state.handle(.erase)
    #expect(state.handle(.keepName) == [.runs(.name(7, "wide"))])
    #expect(state.draft == nil)
    _ = state.handle(.beginToName)
    for _ in 0..<99 { _ = state.handle(.type("x")) }
    #expect(state.draft?.count == RunsState.nameLimit)
    _ = state.handle(.leaveName)
    #expect(state.draft == nil)
  }

  @Test func `where no run is kept nothing happens`() {
    var state = RunsState()
    for message in [
      RunsState.Message.move(1), .toggle, .askToDelete, .answer(isYes: true), .beginToName,
      .keepName,
    ] {
      #expect(state.handle(message).isEmpty)
    }
    #expect(state.selected == nil && state.draft == nil && state.overlays.isEmpty)
  }
}
