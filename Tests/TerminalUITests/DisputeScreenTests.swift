import Canvas
import Grading
import TerminalUI
import TestSupport
import Testing
import Tutor

struct DisputeScreenTests {
  private let dispute = Dispute(
    question: "10.1.b", seed: 7, prompt: "How many?", answer: "299", understood: "299",
    outcome: .wrong, note: nil, message: "Not so.")

  @Test(arguments: [(80, 24), (40, 12)])
  func `what is written down is shown before, and the file after`(width: Int, height: Int) {
    var viewer = Viewer(DisputeScreen(DisputeState(dispute)), width, height)
    viewer.type("I counted ?/q")
    let before = viewer.frame()
    viewer.press(.enter)
    guard case .write(let written)? = viewer.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(written.words == "I counted ?/q")
    if let message = viewer.screen.message(for: .written(path: "/home/me/2026-11-25-10.1.b.txt")) {
      _ = viewer.screen.handle(message)
    }
    expectGolden(before + viewer.frame(), named: "dispute-\(width)x\(height)")
    viewer.press(.enter)
    #expect(viewer.effects.last == .back)
  }

  @Test func `a folder that cannot be written is told, and the words stay`() {
    let recorder = Recorder()
    var stack = ScreenStack(DisputeScreen(DisputeState(dispute)), outside: recorder.outside)
    recorder.failure = TestFailure()
    for character in "why" { stack.press(.character(character)) }
    stack.press(.enter)
    let rows = stack.draw(size: Size(width: 80, height: 24), capabilities: Capabilities()).rows
    #expect(rows.contains { $0.contains("the disk is full") })
    #expect(rows.contains { $0.contains("> why") })
  }
}
