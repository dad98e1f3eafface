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
      """)

  @Argument(help: ArgumentHelp("A lesson, such as conv1d.", valueName: "id"))
  var id: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let wiring = Wiring(options)
    guard let id else { return try list(wiring) }
    try wiring.show(.lesson(id: id, page: nil))
  }

  private func list(_ wiring: Wiring) throws {
    let library = try wiring.library
    let map = CourseMap(lessons: library.lessons(), quizzes: [])
    let tables = ProgressTables(ProgressOverview(map, progress: wiring.progress))
    for line in tables.lessons(capabilities: options.capabilities) { print(line.string) }
    if map.lessons.isEmpty { complain("there is no lesson in \(library.folder.path).") }
    for problem in library.problems() { complain("\(problem)") }
  }
}
