import CNNEngine
import Course
import Testing
import Tutor

struct FeaturesStateTests {
  /// A bright dot at row 1, column 1, and an edge on the right.
  private static let pgm = "P2 5 4 9  0 0 0 0 9  0 9 0 0 9  0 0 0 0 9  0 0 0 0 9"

  private func figure(isPredicted: Bool = false) throws -> FeaturesState {
    var spec = try FeaturesSpec(GreyPicture(pgm: Self.pgm))
    spec.isPredicted = isPredicted
    return try FeaturesState(spec)
  }

  private func send(_ state: inout FeaturesState, _ messages: FeaturesState.Message...) {
    for message in messages { _ = state.handle(message) }
  }

  @Test func `the window stays on the picture and its numbers are those below it`() throws {
    var state = try figure()
    #expect(state.features.sizes == [2, 3])
    for _ in 0..<9 { send(&state, .moveFocus(rows: 1, columns: 1)) }
    #expect(state.place == [1, 2])
    #expect(state.window == [[0, 0, 9], [0, 0, 9], [0, 0, 9]])
    #expect(state.answer(at: state.place) == 27)
  }

  @Test func `filters are picked and played`() throws {
    var state = try figure()
    send(&state, .preset(4))
    #expect(state.filter.name == "dot")
    // 8·9 on the dot itself.
    #expect(state.extremes(of: 3).greatest.0 == 72)
    #expect(state.extremes(of: 3).greatest.1 == [0, 0])
    send(&state, .nextGroup, .nextGroup)
    #expect(state.filter.name == "vertical")
    send(&state, .playOrPause, .tick)
    #expect(state.filter.name == "horizontal")
  }

  @Test func `the student points and the map appears`() throws {
    var state = try figure(isPredicted: true)
    #expect(state.isPredicting)
    send(&state, .commit)
    #expect(state.guess == state.place)
    #expect(!state.isPredicting)
    send(&state, .preset(2))
    #expect(state.guess == nil)
  }

  @Test func `a weight is edited in place and taken back`() throws {
    var state = try figure()
    send(&state, .beginEdit, .type("5"))
    #expect(state.filter.kernel[0][0] == 5)
    send(&state, .undo)
    #expect(state.filter.kernel[0][0] == -1)
    send(&state, .type("1"), .type("0"), .type("0"))
    #expect(state.notice == "The weight cannot be 100. Choose -99 to 99, a whole number.")
    #expect(state.filter.kernel[0][0] == 10)
  }
}
