internal import ArgumentParser
internal import Canvas
internal import Course
internal import TerminalUI
internal import Tutor

/// `cnn-tutor lesson [ID]`: a lesson where the student left it, or the list of all.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Read a lesson, with figures to play with and questions to answer.",
    discussion: """
      Without an ID the list of lessons is printed. With --plain every page is printed, figures as \
      tables.

      --test-out asks the one question that proves the lesson: right at the first try and without a \
      hint, the lesson counts as done.
      """)

  @Argument(help: ArgumentHelp("A lesson, such as conv1d.", valueName: "id"))
  var id: String?

  @Flag(name: .customLong("test-out"), help: "Prove the lesson by one question, and skip it.")
  var isTestOut = false

  @Option(
    parsing: .unconditional, help: "Draw this variant of the question, with --test-out.",
    transform: parseSeed)
  var seed: UInt64?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if isTestOut, id == nil { throw ValidationError("--test-out needs the ID of a lesson.") }
    if seed != nil, !isTestOut { throw ValidationError("--seed belongs to --test-out.") }
  }

  func run() throws {
    let wiring = Wiring(options)
    guard let id else { return try list(wiring) }
    if isTestOut {
      wiring.testOutSeed = seed
      return try wiring.show(.testOut(lesson: id))
    }
    try wiring.show(.lesson(id: id, page: nil))
  }

  private func list(_ wiring: Wiring) throws {
    let library = try wiring.library
    let map = CourseMap(lessons: library.lessons(), quizzes: [])
    let tables = ProgressTables(ProgressOverview(map, progress: wiring.progress))
    for line in tables.lessons(capabilities: options.capabilities) {
      try Output.results.line(line.string)
    }
    if map.lessons.isEmpty { complain("there is no lesson in \(library.folder.path).") }
    for problem in library.problems() { complain("\(problem)") }
  }
}

/// A proof was asked for of a lesson that has none.
struct NoTestOut: Error, CustomStringConvertible {
  let lesson: String

  var description: String {
    "Lesson \(lesson) has no question that proves it. Read it: cnn-tutor lesson \(lesson)"
  }
}
