import Canvas
import Testing
import TerminalUI
import Tutor

@Suite struct RunLoopTests {
  private func run(
    _ screen: CounterScreen, _ events: [TerminalEvent], mailbox: Mailbox = Mailbox(),
    capabilities: Capabilities = Capabilities()
  ) -> (end: RunLoop.End, terminal: ScriptedTerminal) {
    var terminal = ScriptedTerminal(events, capabilities: capabilities)
    var loop = RunLoop(ScreenStack(screen, outside: Recorder().outside), mailbox: mailbox)
    let end = loop.run(on: &terminal)
    return (end, terminal)
  }

  @Test func `the screen is painted before anything else happens`() {
    let run = run(CounterScreen(), [])
    #expect(run.terminal.frames.map { $0.rows[0] } == ["counter 0  ✓"])
  }

  @Test func `nothing wakes the loop while nothing moves`() {
    let run = run(CounterScreen(), [.key(.character("+")), .key(.escape)])
    #expect(run.terminal.waits == [nil, nil])
    #expect(run.end == .quit)
  }

  @Test func `a key without a meaning draws nothing`() {
    let run = run(CounterScreen(), [.key(.character("x")), .key(.left)])
    #expect(run.terminal.frames.count == 1)
  }

  @Test func `what moves is drawn once an interval`() {
    let run = run(CounterScreen(isMoving: true), [.timedOut, .timedOut, .key(.escape)])
    #expect(run.terminal.waits == [200, 200, 200])
    #expect(
      run.terminal.frames.map { $0.rows[0] } == ["counter 0  ✓", "counter 1  ✓", "counter 2  ✓"])
  }

  @Test func `nothing moves by itself where motion is off`() {
    let run = run(
      CounterScreen(isMoving: true), [.key(.escape)], capabilities: Capabilities(hasMotion: false))
    #expect(run.terminal.waits == [nil])
  }

  @Test func `mail is handed out at once and drawn at most every 50 ms`() {
    let mailbox = Mailbox()
    for _ in 0..<1000 { mailbox.post(anyTrainingEvent) }
    let run = run(CounterScreen(), [.woken, .timedOut, .key(.escape)], mailbox: mailbox)
    #expect(run.terminal.waits == [nil, 50, nil])
    #expect(run.terminal.frames.map { $0.rows[0] } == ["counter 0  ✓", "counter 1000  ✓"])
  }

  @Test func `Ctrl-Z gives the terminal away and the screen is painted anew`() {
    let run = run(CounterScreen(), [.suspensionAsked, .key(.escape)])
    #expect(run.terminal.suspensionCount == 1)
    #expect(run.terminal.frames.count == 2)
  }

  @Test func `a signal or a lost terminal ends the loop`() {
    #expect(run(CounterScreen(), [.signal(15)]).end == .signal(15))
    #expect(run(CounterScreen(), []).end == .endOfInput)
  }

  @Test func `the mailbox wakes the loop once for all that lies there`() {
    let wakes = Mailbox()
    let mailbox = Mailbox { wakes.post(anyTrainingEvent) }
    mailbox.post(anyTrainingEvent)
    mailbox.post(anyTrainingEvent)
    #expect(mailbox.takeAll().count == 2)
    #expect(mailbox.takeAll().isEmpty)
    _ = wakes.takeAll()
    mailbox.post(anyTrainingEvent)
    #expect(wakes.takeAll().count == 1)
  }
}
