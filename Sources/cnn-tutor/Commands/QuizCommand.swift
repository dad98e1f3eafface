internal import ArgumentParser
internal import Canvas
internal import ContentFormat
internal import Course
internal import TerminalUI
internal import Tutor

/// `cnn-tutor quiz [ID] [--seed N] [--practice] [--review]`: an exercise, variants of it, what is due, or the list of all.
struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer the exercises of the course.",
    discussion: """
      Without an ID the list of quizzes is printed. An ID names a quiz (10.1) or a part of one \
      (10.1.b); the id of a lesson (padding) names the questions that practise it. With --plain it is a dialogue in lines, which ends at the end of input.

      --practice asks variants without end, of one quiz, lesson or part, or of all of them without an ID. \
      At level 1 the first third of each is asked, from level 3 on all of it, at level 4 with \
      one hint and at level 5 with none. Two right answers in a row without a hint lead a level up, \
      a wrong one leads a level down.

      --review asks again what went wrong before, in a variant that shows whether the same \
      mistake is still made. Each misconception comes back by the schedule of FSRS-6: a day after \
      it was met, and later each time that the answer is right at the first try.
      """)

  @Argument(help: ArgumentHelp("A quiz, such as 10.1, or a part, such as 10.1.b.", valueName: "id"))
  var id: String?

  @Option(
    parsing: .unconditional, help: "Draw the numbers of a variant instead of the source's own.",
    transform: parseSeed)
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Of the quiz mistakes: only the claims about a lesson's subject.", valueName: "lesson"))
  var topic: String?

  @Flag(help: "Ask variants without end, harder as you succeed.")
  var practice = false

  @Flag(help: "Ask what is due: the misconceptions that you have met, each in a fitting variant.")
  var review = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if practice && review {
      throw ValidationError("--practice and --review cannot be used together.")
    }
    if topic != nil, id != "mistakes" || review || practice {
      throw ValidationError(
        "--topic belongs to the quiz of claims: cnn-tutor quiz mistakes --topic padding.")
    }
    if review, id != nil || seed != nil {
      throw ValidationError("--review asks all that is due: it takes no ID and no --seed.")
    }
  }

  func run() throws {
    let wiring = Wiring(options)
    if review { return try showReview(wiring) }
    if practice {
      return try wiring.show(.practice(id: id, seed: seed))
    }
    guard let id else { return try list(wiring) }
    let wanted = topic.map(CourseLibrary.mistakesID) ?? id
    let place = try QuizPlace(wanted, in: try wiring.library)
    try wiring.show(.quiz(id: place.quiz, part: place.part, seed: seed))
  }

  /// That nothing is due is an answer, not a failure.
  private func showReview(_ wiring: Wiring) throws {
    do {
      try wiring.show(.review)
    } catch let nothing as NothingDue {
      try PlainText(isUnicode: options.capabilities.isUnicode).print(nothing.description)
    }
  }

  private func list(_ wiring: Wiring) throws {
    let library = try wiring.library
    let map = CourseMap(lessons: [], quizzes: library.quizzes())
    let tables = ProgressTables(ProgressOverview(map, progress: wiring.progress))
    for line in tables.quizzes(capabilities: options.capabilities) {
      try Output.results.line(line.string)
    }
    if map.quizzes.isEmpty { complain("there is no quiz in \(library.folder.path).") }
    for problem in library.problems() { complain("\(problem)") }
  }
}

/// A review was asked for when none is due.
struct NothingDue: Error, CustomStringConvertible {
  /// Days until one is; nil when no misconception was met.
  let days: Int?

  var description: String {
    guard let days else {
      return "Nothing is due for review: no misconception was met yet. A wrong answer whose cause "
        + "is recognised comes back here the day after."
    }
    return "Nothing is due for review. The next one is due in \(days) "
      + "\(days == 1 ? "day" : "days")."
  }
}

/// Practice was asked for where no number can change.
struct NothingToPractise: Error, CustomStringConvertible {
  /// The quiz or part; nil when all quizzes were asked for.
  let id: String?

  var description: String {
    let place = id.map { "\($0) has no question" } ?? "Nothing has a question"
    return "\(place) whose numbers change, so there is nothing to practise. "
      + "Name another quiz: cnn-tutor quiz lists them."
  }
}

/// A quiz, and the part of it that an id names.
struct QuizPlace {
  let quiz: String
  let part: String?

  /// Looks an id up; throws what there is instead when there is no such quiz or part.
  init(_ given: String, in library: CourseLibrary) throws(ContentProblem) {
    let id = library.canonical(given)
    let owners = library.quizzes().map(\.id) + library.lessons().map(\.id)
    if let owner = owners.first(where: { id.hasPrefix($0 + ".") }) {
      _ = try library.question(id)
      quiz = owner
      part = String(id.dropFirst(owner.count + 1))
    } else {
      _ = try library.quiz(id)
      quiz = id
      part = nil
    }
  }
}
