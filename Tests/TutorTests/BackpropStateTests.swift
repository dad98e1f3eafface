import CNNEngine
import Course
import Testing
import Tutor

struct BackpropStateTests {
  private func figure(_ change: (inout BackpropSpec) -> Void = { _ in }) throws -> BackpropState {
    var spec = BackpropSpec.course
    change(&spec)
    return try BackpropState(spec)
  }

  private func send(_ state: inout BackpropState, _ messages: BackpropState.Message...) {
    for message in messages { _ = state.handle(message) }
  }

  @Test func `rows, the sum and a nudge for each weight are the steps`() throws {
    var state = try figure()
    #expect(state.frameCount == 7)
    #expect(state.step == .row(0))
    send(&state, .stepForward, .stepForward, .stepForward)
    #expect(state.step == .sum)
    send(&state, .toEnd)
    #expect(state.step == .detail(2))
    send(&state, .nextVariants)
    #expect(state.part == .input)
    #expect(state.step == .row(0))
    #expect(state.frameCount == 9)
  }

  @Test func `a guess is checked against the sums and then it moves`() throws {
    var state = try figure { $0.isPredicted = true }
    #expect(state.isPredicting)
    send(&state, .commit)
    #expect(state.notice?.hasPrefix("Type a number into a cell first") == true)
    send(&state, .type("7"), .nextGroup, .type("2"), .commit)
    #expect(!state.isPredicting)
    #expect(state.prediction?.cells[0].map(\.isRight) == [nil, true, false])
    #expect(state.playback.isPlaying)
  }

  @Test func `a cell is typed, taken back, and cells are added`() throws {
    var state = try figure()
    send(&state, .beginEdit, .type("5"))
    #expect(state.ledger.input == [5, 0, -1, 3, 1])
    #expect(state.ledger.output[0] == 6)
    send(&state, .undo)
    #expect(state.ledger.input == [2, 0, -1, 3, 1])
    send(&state, .undo)
    #expect(state.notice == "Nothing to undo: these are the figure's first numbers.")
    send(&state, .grow)
    #expect(state.ledger.input == [2, 0, 0, -1, 3, 1])
    #expect(state.ledger.slopes == [1, -1, 2, 1])
    send(&state, .shrink, .shrink, .nextGroup, .nextGroup, .type("9"), .commit)
    #expect(state.ledger.slopes[0] == 9)
    #expect(!state.sheet.isEditing)
  }

  @Test func `what does not fit is said and changes nothing`() throws {
    var state = try figure()
    send(&state, .beginEdit, .shrink, .shrink)
    #expect(state.notice?.contains("fewer than two places") == true)
    #expect(state.ledger.input.count == 4)
    send(&state, .type("-"), .type("-"))
    #expect(state.notice == "\"--\" is not a number. Type one such as 3, -1 or 0.5.")
    for _ in 0..<6 { send(&state, .grow) }
    #expect(state.ledger.input.count == 9)
    #expect(state.notice?.contains("at most 9") == true)
  }

  @Test(arguments: [
    ([1.0, 2], [1.0, 2], [1.0], "fewer than two places"),
    ([1, 2, 3], [1, 2], [1], "2 places, but 1 slope is"),
    ([1, 2, 1000], [1, 2], [1, 1], "Stay between -999 and 999."),
    ([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6], [1, 1], "at most 5"),
  ])
  func `an author's figure that does not fit gets a sentence`(
    input: [Double], kernel: [Double], slopes: [Double], words: String
  ) {
    #expect {
      _ = try BackpropState(BackpropSpec(input: input, kernel: kernel, slopes: slopes))
    } throws: { "\($0)".contains(words) }
  }
}
