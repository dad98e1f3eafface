internal import ArgumentParser
internal import Canvas
internal import Course
internal import Foundation
internal import TerminalUI
internal import Tutor

/// `cnn-tutor progress`: what was read, answered and misunderstood.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show what was read, answered and misunderstood.")

  @Flag(help: "Print one JSON object: lessons, questions, misconceptions, due.")
  var json = false

  @Flag(help: "Print a report in Markdown, to be handed in.")
  var report = false

  @Flag(help: "Forget everything, after a typed yes.")
  var reset = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if [json, report, reset].count(where: { $0 }) > 1 {
      throw ValidationError("use one of --json, --report and --reset.")
    }
  }

  func run() throws {
    let wiring = Wiring(options)
    if let notice = wiring.notice { complain("\(notice)") }
    if reset { return try forget(wiring) }
    let overview = ProgressOverview(
      try wiring.courseMap, progress: wiring.progress, day: wiring.today)
    if json {
      try Output.results.object(overview)
    } else if report {
      let date = Date().formatted(.iso8601.year().month().day())
      let page = ProgressReport(overview, date: date, version: Program.version)
      try Output.results.write(TerminalText(page.markdown))
    } else {
      for line in ProgressTables(overview).lines(capabilities: options.capabilities) {
        try Output.results.line(line.string)
      }
    }
  }

  /// Asks on standard error, so that a pipe's output holds results alone.
  private func forget(_ wiring: Wiring) throws {
    complain("this deletes every answer and page that was kept. Type yes to go on:")
    guard readLine() == "yes" else {
      complain("nothing was deleted.")
      throw ExitCode(2)
    }
    try wiring.resetProgress()
    try Output.results.line("All progress is deleted.")
  }
}
