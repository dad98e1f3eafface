import Foundation
import Testing

/// A program that is killed between two keys loses the line that was not sent off, and nothing else.
@Suite(.enabled(if: TmuxTerminal.isInstalled), .serialized) struct TerminalKillTests {
  /// Keys of quiz 10.1 from its first part on, and what the screen shows once each has been taken in.
  private static let keys = [
    ("4", "> 4"), ("8", "> 48"), ("Enter", "✓ right"), ("Enter", "question 2 of"), ("3", "> 3"),
    ("x9x9", "> 3x9x9"), ("Enter", "✗ not yet"),
  ]

  @Test func `what is pasted is one text, and its line ends answer nothing`() throws {
    let quiz = "quiz 10.1 --content '\(TmuxTerminal.repository)'"
    let run = try TerminalRun("cnn-tutor", arguments: quiz)
    #expect(run.terminal.shows("question 1 of"))
    run.terminal.paste("3*4\r\n*4\r\n")
    #expect(run.terminal.shows("> 3*4 *4"))
    #expect(run.terminal.screen.contains("question 1 of"))
    run.terminal.type("Enter")
    #expect(run.terminal.shows("✓ right"))
    run.terminal.type("Escape")
    #expect(run.left(0))
  }

  @Test(arguments: 0...Self.keys.count)
  func `kill -9 between two keys loses the unfinished line alone`(count: Int) throws {
    let quiz = "quiz 10.1 --content '\(TmuxTerminal.repository)'"
    let run = try TerminalRun("cnn-tutor", arguments: quiz)
    #expect(run.terminal.shows("question 1 of"))
    for (key, shown) in Self.keys.prefix(count) {
      run.terminal.type(key)
      #expect(run.terminal.shows(shown), "\(key): \(run.terminal.screen)")
    }
    run.send(SIGKILL)
    #expect(run.terminal.shows("ended with 137"), "\(run.terminal.screen)")

    let record = run.tutorOutput("progress --json --content '\(TmuxTerminal.repository)'")
    #expect(record.contains(#""id":"10.1.a""#) == (count > 2))
    #expect(record.contains(#""id":"10.1.f1""#) == (count == Self.keys.count))
    let resumed = run.tutorOutput("\(quiz) --plain")
    #expect(resumed.contains(count > 2 ? "known so far   a 48" : "\na. "), "\(resumed)")
    let damaged = run.terminal.folder.appendingPathComponent(
      "state/cnn-tutor/progress-damaged-1.sqlite")
    #expect(!FileManager.default.fileExists(atPath: damaged.path))
  }
}
