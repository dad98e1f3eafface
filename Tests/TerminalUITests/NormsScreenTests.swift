import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct NormsScreenTests {
  private func screen() throws -> AnimationScreen {
    AnimationScreen(try FigureState(AnimationRequest(operation: "norms").spec()))
  }

  @Test func `what shares a mean is marked, in three ways`() throws {
    var screen = try screen()
    expectGolden(screen.frames(), named: "norms-batch")
    screen.type(text: "2")
    expectGolden(screen.frames(), named: "norms-layer")
    screen.type(text: "3")
    expectGolden(screen.frames(), named: "norms-instance")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "norms-table")
  }

  /// Batch, channel 0, by hand: 24/8 = 3 and 30/8 = 3.75.
  ///
  /// Layer, image 0: 8 + 48 + 12 = 68 of 12, squares 656/12 - (68/12)^2. Instance: 8/4 = 2, 14/4 = 3.5.
  @Test(arguments: [
    (NormsSpec.Kind.batch, 8, 3.0, 3.75), (.layer, 12, 68.0 / 12, 22.555556),
    (.instance, 4, 2, 3.5),
  ])
  func `the engine normalises with these means and variances`(
    kind: NormsSpec.Kind, count: Int, mean: Double, variance: Double
  ) throws {
    let state = try NormsState(NormsSpec(kind: kind))
    let found = state.statistics(at: state.here)
    #expect(found.count == count)
    #expect(abs(found.mean - mean) < 1e-9)
    #expect(abs(found.variance - variance) < 1e-5)
    for place in state.places {
      let (_, mean, variance) = state.statistics(at: place)
      let expected = (state.value(at: place) - mean) / (variance + state.epsilon).squareRoot()
      let given = state.normalised[place.image][place.channel][place.place]
      #expect(abs(given - expected) < 1e-9)
    }
  }

  @Test func `a block that is none is refused`() {
    for block in [[], [[]], [[[1, 2], [3]]], Array(repeating: [[1.0]], count: 5)] {
      #expect(throws: FigureFault.self) { try NormsSpec(block: block) }
    }
    #expect(throws: FigureFault.self) { try NormsSpec(block: [[[1000]]]) }
  }

  @Test func `any keys leave a block that can be drawn`() throws {
    expectDrawable(try screen(), signs: "123t 0e", presses: 400)
  }
}
