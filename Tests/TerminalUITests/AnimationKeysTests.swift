import Canvas
import Course
import TerminalUI
import Testing
import Tutor

struct AnimationKeysTests {
  private func state(
    _ spec: AnimationSpec, after messages: [AnimationState.Message] = []
  ) throws -> AnimationState {
    var state = try AnimationState(spec)
    for message in messages { _ = state.handle(message) }
    return state
  }

  @Test(arguments: [
    (Key.right, AnimationState.Message.stepForward), (.left, .stepBack), (.home, .toStart),
    (.end, .toEnd), (.character(" "), .playOrPause), (.character("+"), .faster),
    (.character("-"), .slower), (.character("g"), .beginJump), (.character("e"), .beginEdit),
    (.character("u"), .undo), (.character("m"), .nextVariants), (.character("t"), .showTable),
    (.character("p"), .beginPrediction),
  ])
  func `keys while looking`(key: Key, message: AnimationState.Message) throws {
    let state = try state(AnimationSample.conv1d())
    #expect(AnimationKeys.message(for: key, state) == message)
  }

  @Test func `digits are presets where there are some`() throws {
    let plain = try state(AnimationSample.conv1d())
    #expect(AnimationKeys.message(for: .character("2"), plain) == nil)
    let flip = try state(AnimationSample.flip(), after: [.skipPrediction])
    #expect(AnimationKeys.message(for: .character("2"), flip) == .preset(2))
    #expect(AnimationKeys.message(for: .character("4"), flip) == nil)
  }

  @Test func `up and down step rows in a picture only`() throws {
    let picture = try state(AnimationSample.conv2d())
    #expect(AnimationKeys.message(for: .down, picture) == .rowForward)
    #expect(AnimationKeys.message(for: .up, picture) == .rowBack)
    let line = try state(AnimationSample.conv1d())
    #expect(AnimationKeys.message(for: .down, line) == nil)
  }

  @Test func `digits are numbers while editing and predicting`() throws {
    let editing = try state(AnimationSample.flip(), after: [.skipPrediction, .beginEdit])
    #expect(AnimationKeys.message(for: .character("2"), editing) == .type("2"))
    #expect(AnimationKeys.message(for: .character(","), editing) == .type("."))
    #expect(AnimationKeys.message(for: .up, editing) == .raise)
    #expect(AnimationKeys.message(for: .escape, editing) == .cancel)
    let predicting = try state(AnimationSample.flip())
    #expect(AnimationKeys.message(for: .character("2"), predicting) == .type("2"))
    #expect(AnimationKeys.message(for: .tab, predicting) == .nextGroup)
    #expect(AnimationKeys.message(for: .enter, predicting) == .commit)
    #expect(AnimationKeys.message(for: .character("x"), predicting) == .skipPrediction)
    #expect(AnimationKeys.message(for: .escape, predicting) == nil)
  }

  @Test func `arrows move through the cells of a picture while editing`() throws {
    let state = try state(AnimationSample.conv2d(), after: [.beginEdit])
    #expect(AnimationKeys.message(for: .down, state) == .moveFocus(rows: 1, columns: 0))
    let stride = try self.state(
      AnimationSample.conv2d(), after: [.beginEdit, .nextGroup, .nextGroup, .nextGroup])
    #expect(AnimationKeys.message(for: .down, stride) == .lower)
  }

  @Test func `a place to go to takes digits, a comma and nothing else`() throws {
    let state = try state(AnimationSample.conv2d(), after: [.beginJump])
    #expect(AnimationKeys.message(for: .character("1"), state) == .type("1"))
    #expect(AnimationKeys.message(for: .character(","), state) == .type(","))
    #expect(AnimationKeys.message(for: .character("e"), state) == nil)
    #expect(AnimationKeys.message(for: .escape, state) == .cancel)
  }

  @Test func `a footer names at most five keys`() throws {
    for spec in [AnimationSample.conv1d(), AnimationSample.flip(), AnimationSample.conv2d()] {
      for messages: [AnimationState.Message] in [[], [.beginEdit], [.beginJump], [.skipPrediction]]
      {
        #expect(AnimationKeys.footer(for: try state(spec, after: messages)).count <= 5)
      }
    }
  }
}
