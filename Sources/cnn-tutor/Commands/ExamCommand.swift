internal import ArgumentParser
internal import Tutor

/// `cnn-tutor exam [--seed N] [--minutes 45]`: a mock paper without hints.
struct ExamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam",
    abstract: "Write a mock exam: no hints, no verdicts until it is handed in.",
    discussion: """
      The same seed gives the same paper. Parts can be jumped to and flagged. An answer that follows from an own wrong \
      one gets half of the points. What was answered is in the record also when the exam is broken off.
      """)

  @Option(
    parsing: .unconditional, help: "Draw this paper; without it any.", transform: parseSeed)
  var seed: UInt64?

  @Option(parsing: .unconditional, help: "How long it takes.")
  var minutes = EveningEntry.paperMinutes

  @OptionGroup var options: GlobalOptions

  func validate() throws { try requireSensible(minutes: minutes) }

  func run() throws {
    try Wiring(options).show(.exam(seed: seed ?? drawnSeed(), minutes: minutes))
  }
}

/// `cnn-tutor exam-tonight [--minutes 90]`: a diagnosis, a plan, and practice of what is weakest.
struct ExamTonightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam-tonight",
    abstract: "Use the evening before the exam: a diagnosis, a plan, the weakest topics first.",
    discussion: """
      First comes a diagnosis of ten minutes (less in a short evening), one question a topic. Then a plan fits the time \
      that is left, and names the topics that it leaves out. A missed question returns after three and after eight others.
      """)

  @Option(parsing: .unconditional, help: "How much time there is.")
  var minutes = EveningEntry.eveningMinutes

  @Option(
    parsing: .unconditional, help: "Draw these questions; without it any.", transform: parseSeed)
  var seed: UInt64?

  @OptionGroup var options: GlobalOptions

  func validate() throws { try requireSensible(minutes: minutes) }

  func run() throws {
    try Wiring(options).show(.examTonight(seed: seed ?? drawnSeed(), minutes: minutes))
  }
}

private func requireSensible(minutes: Int) throws {
  guard !(5...600).contains(minutes) else { return }
  throw ValidationError("--minutes \(minutes): write a number from 5 to 600.")
}
