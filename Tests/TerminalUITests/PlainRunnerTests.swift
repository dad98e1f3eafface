import Testing
import TerminalUI
import Tutor

/// Repeats what it is told until it is told to stop.
private struct Echo: PlainDialogue {
  var place: String? { "echo" }

  mutating func opening() -> PlainTurn { PlainTurn("say something") }

  mutating func reply(to line: String) -> PlainTurn {
    PlainTurn(
      line, effects: [.record(.solutionShown(question: line, seed: nil)), .back],
      isLast: line == "stop")
  }
}

@Suite struct PlainRunnerTests {
  private func talk(_ lines: [String]) throws -> (said: [String], recordCount: Int, left: Int) {
    var lines = lines[...]
    var said: [String] = []
    var recordCount = 0
    let runner = PlainRunner(
      print: { said.append($0) }, readLine: { lines.popFirst() }, record: { _ in recordCount += 1 },
      milliseconds: { 0 })
    var echo = Echo()
    try runner.run(&echo)
    return (said, recordCount, lines.count)
  }

  @Test func `a conversation ends where the lines end`() throws {
    let talk = try talk(["a", "b"])
    #expect(talk.said == ["say something", "a", "b"])
    #expect(talk.recordCount == 2)
  }

  @Test func `a conversation that is over reads no further line`() throws {
    let talk = try talk(["stop", "b"])
    #expect(talk.said == ["say something", "stop"])
    #expect(talk.left == 1)
  }

  /// The clock goes on by 2.5 s at each look: two looks a line, so 2.5 s pass at each of three waits.
  @Test func `the time at a conversation is recorded at its end`() throws {
    var lines = ["a", "b"][...]
    var records: [ProgressRecord] = []
    var now = 0
    let runner = PlainRunner(
      print: { _ in }, readLine: { lines.popFirst() }, record: { records.append($0) },
      milliseconds: {
        now += 2500
        return now
      })
    var echo = Echo()
    try runner.run(&echo)
    #expect(records.last == .timeSpent(place: "echo", milliseconds: 7500))
    #expect(records.count == 3)
  }

  @Test func `a conversation that stops is on the time sheet too`() throws {
    var lines = ["stop"][...]
    var records: [ProgressRecord] = []
    var now = 0
    let runner = PlainRunner(
      print: { _ in }, readLine: { lines.popFirst() }, record: { records.append($0) },
      milliseconds: {
        now += 1000
        return now
      })
    var echo = Echo()
    try runner.run(&echo)
    #expect(records.last == .timeSpent(place: "echo", milliseconds: 1000))
  }
}
