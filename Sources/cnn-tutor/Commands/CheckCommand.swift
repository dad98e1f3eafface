internal import ArgumentParser
internal import ContentFormat
internal import Course
internal import CourseCheck
internal import Foundation

/// `cnn-tutor check [DIR]`: the content linter.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check lessons, quizzes and their tests.",
    discussion: """
      Each problem is one line, file:line: sentence, and the exit code is then 1. When all is well \
      a terminal gets one sentence, a pipe nothing.
      """)

  @Argument(
    help: ArgumentHelp("Folder that holds Exercises, or Exercises itself.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Print one JSON object for each problem, and one with the counts.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let start = ContinuousClock.now
    let folder = try ContentFolder(given: directory.map(parent) ?? options.content)
    let audit = ContentCheck(CourseLibrary(folder, language: options.lang)).run()
    if json {
      try printObjects(audit)
    } else {
      for problem in audit.problems { try Output.results.line("Exercises/\(problem)") }
      if audit.problems.isEmpty, isatty(STDOUT_FILENO) == 1 {
        try Output.results.line(sentence(audit, duration: start.duration(to: .now)))
      }
    }
    if !audit.problems.isEmpty { throw ExitCode(1) }
  }

  /// `Exercises` may be named itself; what is wanted is the folder around it.
  private func parent(of directory: String) -> String {
    let url = URL(fileURLWithPath: directory).standardizedFileURL
    return url.lastPathComponent == "Exercises" ? url.deletingLastPathComponent().path : directory
  }

  private func sentence(_ audit: CourseAudit, duration: Duration) -> String {
    let seconds = duration.formatted(
      .units(allowed: [.seconds], width: .wide, fractionalPart: .show(length: 1)))
    let counts = [
      counted(audit.lessonCount, "lesson", "lessons"),
      counted(audit.quizCount, "quiz", "quizzes"),
      counted(audit.questionCount, "question", "questions"),
      counted(audit.variantCount, "variant", "variants"),
    ]
    return "\(counts.joined(separator: ", ")): all well after \(seconds)."
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  private func printObjects(_ audit: CourseAudit) throws {
    for problem in audit.problems {
      try Output.results.object(
        ProblemObject(
          file: problem.file.map { "Exercises/\($0)" }, line: problem.line,
          sentence: problem.sentence))
    }
    try Output.results.object(
      CountsObject(
        lessons: audit.lessonCount, quizzes: audit.quizCount, questions: audit.questionCount,
        variants: audit.variantCount, problems: audit.problems.count))
  }
}

/// A problem in `check --json`.
private struct ProblemObject: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file, line, sentence
  }

  let file: String?
  let line: Int?
  let sentence: String

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(line, forKey: .line)
    try container.encode(sentence, forKey: .sentence)
  }
}

/// The last object of `check --json`.
private struct CountsObject: Encodable {
  let lessons: Int
  let quizzes: Int
  let questions: Int
  let variants: Int
  let problems: Int
}
