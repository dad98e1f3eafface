import Canvas
import Testing
import TestSupport

@testable import TerminalUI
@testable import Tutor

/// The list of kept runs with its plot.
@Suite struct RunsViewTests {
  /// Runs 3 and 7 as a session would have kept them.
  private var state: RunsState {
    let record = RunRecord(TrainingRun.finished.state)
    var state = RunsState()
    state.take([3, 7].compactMap { number in record.map { KeptRun(number: number, record: $0) } })
    return state
  }

  private func frame(_ state: RunsState, _ size: Size, isUnicode: Bool = true) -> String {
    let grid = RunsView(state).draw(
      size: size, capabilities: Capabilities(isUnicode: isUnicode, colorCount: isUnicode ? 256 : 0))
    return (isUnicode ? grid : grid.asciiTwin).rows.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12)])
  func `the runs and their curves fit every size`(width: Int, height: Int) {
    var state = state
    _ = state.handle(.toggle)
    expectGolden(frame(state, Size(width: width, height: height)), named: "runs-\(width)x\(height)")
  }

  @Test func `without Unicode all is still said`() {
    expectGolden(
      frame(state, Size(width: 80, height: 24), isUnicode: false), named: "runs-ascii")
  }

  @Test func `a name and a question stand below the list`() {
    var state = state
    _ = state.handle(.beginToName)
    for character in "wide" { _ = state.handle(.type(character)) }
    #expect(frame(state, Size(width: 80, height: 24)).contains("name wide"))
    _ = state.handle(.leaveName)
    _ = state.handle(.askToDelete)
    #expect(frame(state, Size(width: 80, height: 24)).contains("Delete run 7?"))
  }

  @Test func `where no run is kept a sentence says how one comes there`() {
    #expect(
      frame(RunsState(), Size(width: 80, height: 24)).contains("A run that ends is kept by itself.")
    )
  }
}
