import Testing

/// Each kind of terminal gets what it can show.
@Suite(.enabled(if: TmuxTerminal.isInstalled), .serialized) struct TerminalKindTests {
  @Test func `a resized window is painted anew, a tiny one gets a sentence`() throws {
    let run = try TerminalRun.tutor()
    #expect(run.terminal.shows("course map"))
    run.terminal.resize(width: 30, height: 8)
    #expect(run.terminal.shows("This window is 30 x 8"))
    run.terminal.resize(width: 120, height: 40)
    #expect(run.terminal.shows(String(repeating: "─", count: 118)))
    run.terminal.type("q")
    #expect(run.left(0))
  }

  @Test func `a terminal that cannot move its cursor gets text`() throws {
    let run = try TerminalRun.tutor(environment: "TERM=dumb")
    #expect(run.left(0))
    #expect(run.terminal.history.contains("cannot move its cursor, so this is text"))
    #expect(run.terminal.screen.contains("cnn-tutor: course map"))
  }

  @Test func `an unknown terminal gets text`() throws {
    let run = try TerminalRun.tutor(environment: "TERM=no-such-terminal")
    #expect(run.left(0))
    #expect(run.terminal.history.contains("is not known here, so this is text"))
  }

  @Test(arguments: ["TERM=vt100", "NO_COLOR=1"])
  func `no colours are sent where they are missing or not wanted`(environment: String) throws {
    let run = try TerminalRun.tutor(environment: environment)
    #expect(run.terminal.shows("course map"))
    // 39 and 49 go back to the terminal's own colours; anything else begins a colour.
    #expect(!run.terminal.coloredScreen.contains(/\[[34][0-8]/))
    run.terminal.type("q")
    #expect(run.left(0))
  }

  @Test func `a locale without UTF-8 is drawn in ASCII`() throws {
    let run = try TerminalRun.tutor(environment: "LC_ALL=C")
    #expect(run.terminal.shows("cnn-tutor . course map"))
    #expect(run.terminal.screen.utf8.allSatisfy { $0 < 0x80 })
    run.terminal.type("q")
    #expect(run.left(0))
  }

  @Test func `colours are shown where there are some`() throws {
    let run = try TerminalRun.tutor(environment: "TERM=tmux-256color")
    #expect(run.terminal.shows("course map"))
    #expect(run.terminal.coloredScreen.contains("[38;5;"))
    run.terminal.type("q")
    #expect(run.left(0))
  }
}
