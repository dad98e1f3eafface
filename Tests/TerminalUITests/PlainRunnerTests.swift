import Testing
import TerminalUI
import Tutor

/// Repeats what it is told until it is told to stop.
private struct Echo: PlainDialogue {
  mutating func opening() -> PlainTurn { PlainTurn("say something") }

  mutating func reply(to line: String) -> PlainTurn {
    PlainTurn(
      line, effects: [.record(.solutionShown(question: line, seed: nil)), .back],
      isLast: line == "stop")
  }
}

@Suite struct PlainRunnerTests {
  private func talk(_ lines: [String]) -> (said: [String], recordCount: Int, left: Int) {
    var lines = lines[...]
    var said: [String] = []
    var recordCount = 0
    let runner = PlainRunner(
      print: { said.append($0) }, readLine: { lines.popFirst() }, record: { _ in recordCount += 1 })
    var echo = Echo()
    runner.run(&echo)
    return (said, recordCount, lines.count)
  }

  @Test func `a conversation ends where the lines end`() {
    let talk = talk(["a", "b"])
    #expect(talk.said == ["say something", "a", "b"])
    #expect(talk.recordCount == 2)
  }

  @Test func `a conversation that is over reads no further line`() {
    let talk = talk(["stop", "b"])
    #expect(talk.said == ["say something", "stop"])
    #expect(talk.left == 1)
  }
}
