internal import ArgumentParser
internal import Verification

/// `cnn-tutor verify DIR`: the engine against reference vectors.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run reference cases (*.jsonl) through the engine and compare every number.",
    discussion: """
      Every case goes through the readable executor in Double and, where it has loops of its own, through \
      the fast one in Float; it fails when either does. Prints a line for each file, then a total. Ends \
      with 1 when a case failed or was skipped, with 2 when a file cannot be read.
      """)

  @Argument(help: "Folder with reference files.")
  var folder: String

  @Flag(help: "Do not count it as a failure when a case's operation is unknown.")
  var allowSkips = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let verifier = try Verifier(folder: folder)
    var total = Verifier.Tally()
    for file in verifier.files {
      let report = try verifier.run(file)
      report.failures.forEach(complain)
      try Output.results.line("\(report.name): \(report.tally.words)")
      total += report.tally
    }
    try Output.results.line(total.words)
    if total.failed > 0 || (total.skipped > 0 && !allowSkips) { throw ExitCode(1) }
  }
}

extension Verifier.Tally {
  /// `verified 12 of 13, failed 1, skipped 0`.
  fileprivate var words: String {
    "verified \(verified) of \(total), failed \(failed), skipped \(skipped)"
  }
}
