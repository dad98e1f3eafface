import CNNEngine
import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct DescentScreenTests {
  private func screen(
    _ change: (inout DescentSpec) -> Void = { _ in }
  ) throws -> AnimationScreen {
    var spec = DescentSpec()
    change(&spec)
    return AnimationScreen(.descent(try DescentState(spec)))
  }

  @Test func `the path goes down on the surface`() throws {
    var screen = try screen { $0.batch = 2 }
    screen.type(keys: [.right, .right, .right])
    expectGolden(screen.frames(), named: "descent")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "descent-table")
  }

  @Test func `the outcome is asked and told`() throws {
    var screen = try screen {
      $0.rate = 0.34
      $0.isPredicted = true
    }
    #expect(screen.frames().contains("How does it end?"))
    screen.type(text: "1")
    screen.type(keys: [.end])
    #expect(screen.frames().contains("✗ you said: it comes to rest; it ran away"))
  }

  @Test func `in a pipe every step is told`() throws {
    expectGolden(try screen().plainText(), named: "descent-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    let keys: [Key] =
      [.left, .right, .up, .down, .tab, .backTab, .enter, .escape, .backspace, .home, .end]
      + "eputx0123456789 +-.".map { Key.character($0) }
    var random = RandomSource(seed: 1)
    var viewer = Viewer(try screen(), 80, 24)
    for step in 0..<1000 {
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
