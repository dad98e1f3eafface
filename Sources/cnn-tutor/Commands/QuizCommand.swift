internal import ArgumentParser
internal import Canvas
internal import Course
internal import TerminalUI
internal import Tutor

/// `cnn-tutor quiz [ID] [--seed N]`: an exercise of the course, or the list of all.
struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer the exercises of the course.",
    discussion: """
      Without an ID the list of quizzes is printed. An ID names a quiz (10.1) or a part of one \
      (10.1.b). With --plain it is a dialogue in lines, which ends at the end of input.
      """)

  @Argument(help: ArgumentHelp("A quiz, such as 10.1, or a part, such as 10.1.b.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Draw the numbers of a variant instead of the source's own."))
  var seed: UInt64?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let wiring = try Wiring(options)
    guard let id else { return list(wiring) }
    let place = try QuizPlace(id, in: wiring.library)
    try wiring.show(.quiz(id: place.quiz, part: place.part, seed: seed))
  }

  private func list(_ wiring: Wiring) {
    let map = CourseMap(lessons: [], quizzes: wiring.library.quizzes())
    let tables = ProgressTables(ProgressOverview(map, progress: wiring.progress))
    for line in tables.quizzes(capabilities: options.capabilities) { print(line.string) }
    if map.quizzes.isEmpty { complain("there is no quiz in \(wiring.library.folder.path).") }
    for problem in wiring.library.problems() { complain("\(problem)") }
  }
}

/// A quiz, and the part of it that an id names.
struct QuizPlace {
  let quiz: String
  let part: String?

  /// Looks an id up; throws what there is instead when there is no such quiz or part.
  init(_ id: String, in library: CourseLibrary) throws(ContentProblem) {
    let known = library.quizzes()
    if let owner = known.first(where: { id.hasPrefix($0.id + ".") }) {
      _ = try library.question(id)
      quiz = owner.id
      part = String(id.dropFirst(owner.id.count + 1))
    } else {
      _ = try library.quiz(id)
      quiz = id
      part = nil
    }
  }
}
