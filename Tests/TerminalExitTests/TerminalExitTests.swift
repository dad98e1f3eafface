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

  /// Every signal whose default ends a program and that can be handled, real-time ones by the first and the last.
  private static let endings: [Int32] = [
    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2,
    SIGALRM, SIGTERM, SIGSTKFLT, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSYS, 34,
    64,
  ]

  @Test(arguments: endings)
  func `a signal gives the terminal back`(signal: Int32) throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    run.send(signal)
    #expect(run.left(128 + Int(signal)), "\(run.terminal.screen)")
  }

  @Test(arguments: [("C-c", 130), ("C-\\", 131)])
  func `a key that ends any program ends this one`(key: String, code: Int) throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    run.terminal.type(key)
    #expect(run.left(code), "\(run.terminal.screen)")
  }

  @Test(arguments: ["dumb", "no-such-terminal"])
  func `a terminal that gets text keeps its Ctrl-C`(kind: String) throws {
    let run = try TerminalRun(
      "cnn-tutor", arguments: "quiz 10.1 --content '\(TmuxTerminal.repository)'",
      environment: "TERM=\(kind)")
    #expect(run.terminal.shows("a."))
    #expect(run.isRunning)
    run.terminal.type("C-c")
    // The shell that started it ends its script at the same key.
    // Asking the terminal each time leaves the program time to end on a busy machine.
    let hasEnded = run.terminal.isTrue { run.terminal.screen.count >= 0 && !run.isRunning }
    #expect(hasEnded && !run.isRunning, "\(run.terminal.screen)")
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGUSR1])
  func `a parent that blocks signals makes no screen deaf to them`(signal: Int32) throws {
    let run = try TerminalRun.tutor(launcher: "env --block-signal")
    #expect(run.terminal.shows("course map"))
    run.send(signal)
    #expect(run.left(128 + Int(signal)), "\(run.terminal.screen)")
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
    run.terminal.paste("pasted")
    #expect(run.terminal.shows("pasted") && !run.terminal.screen.contains("200~"))
    run.terminal.type("Enter")
    #expect(run.terminal.isTrue { run.terminal.flags == "1 0 0" })
    #expect(run.terminal.shows("course map"))
    run.terminal.type("q")
    #expect(run.left(0))
  }
}
