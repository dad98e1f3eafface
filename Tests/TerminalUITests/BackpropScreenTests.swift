import CNNEngine
import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct BackpropScreenTests {
  private func screen(
    _ change: (inout BackpropSpec) -> Void = { _ in }
  ) throws -> AnimationScreen {
    var spec = BackpropSpec.course
    change(&spec)
    return AnimationScreen(.backprop(try BackpropState(spec)))
  }

  @Test func `the ledger is written line by line`() throws {
    var screen = try screen()
    screen.type(keys: [.right])
    expectGolden(screen.frames(), named: "backprop")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "backprop-table")
  }

  @Test func `a nudge shows that the gradient told the truth`() throws {
    var screen = try screen()
    screen.type(keys: [.end, .left])
    let frames = screen.frames()
    #expect(frames.contains("foretold 7·0.001 = 0.007; loss 3 → 3.007005, change 0.007005"))
    expectGolden(frames, named: "backprop-nudge")
  }

  @Test func `the gradient of the input is read column by column`() throws {
    var screen = try screen()
    screen.type(text: "m")
    screen.type(keys: [.end, .left])
    expectGolden(screen.frames(), named: "backprop-input")
  }

  @Test func `a guess hides the lines until it is checked`() throws {
    var screen = try screen { $0.isPredicted = true }
    screen.type(text: "7")
    #expect(screen.frames().contains("dw  sum of the rows     ·    ·    ·"))
    #expect(screen.frames().contains("[ 7]"))
    screen.type(keys: [.enter])
    #expect(screen.frames().contains("7✓"))
  }

  @Test func `in a pipe every line is told`() throws {
    expectGolden(try screen().plainText(), named: "backprop-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    let keys: [Key] =
      [.left, .right, .up, .down, .tab, .backTab, .enter, .escape, .backspace, .home, .end]
      + "meputx0123456789 +-.".map { Key.character($0) }
    var random = RandomSource(seed: 1)
    var viewer = Viewer(try screen(), 80, 24)
    for step in 0..<2000 {
      viewer.press(keys.randomElement(using: &random) ?? .enter)
      if let tick = viewer.screen.tick, step % 3 == 0 { _ = viewer.screen.handle(tick) }
      guard step % 10 == 0 else { continue }
      viewer.size = step % 20 == 0 ? Size(width: 80, height: 24) : Size(width: 40, height: 12)
      #expect(viewer.rows().count == viewer.size.height)
      let state = viewer.screen.state
      #expect((0..<state.frameCount).contains(state.playback.position))
    }
  }
}
