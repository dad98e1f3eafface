import Foundation
import Testing

/// However the program ends, the student's terminal is as it was.
@Suite(.enabled(if: TmuxTerminal.isInstalled), .serialized) struct TerminalExitTests {
  @Test func `leaving gives the terminal back`() throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    #expect(run.terminal.flags == "1 0 0")
    run.terminal.type("q")
    #expect(run.left(0))
  }

  @Test(arguments: [
    (SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129), (SIGSEGV, 139), (SIGILL, 132), (SIGABRT, 134),
    (SIGQUIT, 131),
  ])
  func `a signal gives the terminal back`(signal: Int32, code: Int) throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    run.send(signal)
    #expect(run.left(code), "\(run.terminal.screen)")
  }

  @Test func `Ctrl-C ends the program`() throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    run.terminal.type("C-c")
    #expect(run.left(130))
  }

  @Test(arguments: [
    ("fatal-error", 132, "probe: fatalError on the main thread"),
    ("task", 132, "probe: fatalError in a task"), ("overflow", 139, "ended with"),
  ])
  func `a crash gives the terminal back and its words are not lost`(
    manner: String, code: Int, words: String
  ) throws {
    let run = try TerminalRun("TerminalProbe", arguments: manner)
    #expect(run.terminal.shows("probe"))
    run.terminal.type("x")
    #expect(run.left(code), "\(run.terminal.screen)")
    #expect(run.terminal.history.contains(words))
  }

  @Test func `Ctrl-Z gives the terminal to the shell and fg takes it again`() throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    run.terminal.type("C-z")
    #expect(run.terminal.isTrue { run.terminal.flags == "0 0 1" })
    run.terminal.type("Enter")
    #expect(run.terminal.isTrue { run.terminal.flags == "1 0 0" })
    #expect(run.terminal.shows("course map"))
    run.terminal.type("q")
    #expect(run.left(0))
  }
}
