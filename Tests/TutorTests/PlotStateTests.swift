import Course
import Testing
import Tutor

struct PlotStateTests {
  private var curves: PlotSpec {
    var spec = PlotSpec(
      .curves,
      [
        .init("a", [.init(x: 0, y: 1), .init(x: 2, y: 3)]),
        .init("b", [.init(x: 1, y: 5), .init(x: 2, y: 4)]),
      ])
    spec.series[1].best = 1
    return spec
  }

  @Test func `the cursor stops at each x and begins at the best`() {
    var state = PlotState(curves)
    #expect(state.stops == [0, 1, 2])
    #expect(state.place == 2)
    #expect(state.readings(at: 2).map(\.isBest) == [false, true])
    _ = state.handle(.stepBack)
    #expect(state.place == 1)
    #expect(state.readings(at: 1).map { $0.value?.y } == [nil, 5])
    _ = state.handle(.toStart)
    _ = state.handle(.stepBack)
    #expect(state.place == 0)
  }

  @Test func `bars are read one by one`() {
    let bars = PlotSpec(.bars, [.init("a", [.init(x: 0, y: 7)]), .init("b", [.init(x: 1, y: 9)])])
    var state = PlotState(bars)
    _ = state.handle(.stepForward)
    #expect(state.readings(at: state.playback.position).map(\.name) == ["b"])
    _ = state.handle(.showTable)
    #expect(state.isTable)
  }
}
