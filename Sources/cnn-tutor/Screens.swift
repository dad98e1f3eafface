internal import Course
internal import Figures
internal import Grading
internal import TerminalUI
internal import Tutor

extension Wiring {
  /// Makes the screen of a destination: the one place that knows every screen.
  func screen(for destination: Destination) throws -> any Screen {
    switch destination {
    case .home: try homeScreen
    case .lesson(let id, let page): LessonScreen(try lessonState(id: id, page: page))
    case .figure(let request): FigureScreen(try FigureCatalogue.course.open(request))
    case .derivation(let question, let lesson, let usual):
      DerivationScreen(try derivationState(question: question, lesson: lesson, usual: usual))
    case .trial(let request, let origin):
      FigureScreen(try FigureCatalogue.course.open(request), origin: origin)
    case .cause(let place): LessonScreen(try lessonState(showing: place))
    case .testOut(let lesson): QuizScreen(try testOutState(lesson: lesson))
    case .quiz(let id, let part, let seed):
      QuizScreen(try quizState(id: id, part: part, seed: seed))
    case .practice(let id, let seed): QuizScreen(try practiceState(id: id, seed: seed))
    case .review: QuizScreen(try reviewState())
    case .sheet: SheetScreen(try sheetState)
    case .dispute(let dispute): DisputeScreen(DisputeState(dispute))
    case .lookUp: LookupScreen(LookupState(try library.lookupIndex()))
    case .exam(let seed, let minutes): ExamScreen(try examState(seed: seed, minutes: minutes))
    case .examTonight(let seed, let minutes):
      QuizScreen(try tonightState(seed: seed, minutes: minutes))
    case .training(let experiment): try trainingScreen(experiment: experiment)
    }
  }

  /// What a destination is without a terminal.
  func plainForm(of destination: Destination) throws -> PlainForm {
    switch destination {
    case .home, .lesson, .figure, .derivation, .trial, .cause, .sheet, .lookUp, .dispute:
      .text(try screen(for: destination).plainText())
    case .training(let experiment):
      .work { [self] in try trainInLines(experiment: experiment, json: false, asks: true) }
    case .quiz(let id, let part, let seed):
      dialogue(try quizState(id: id, part: part, seed: seed))
    case .practice(let id, let seed): dialogue(try practiceState(id: id, seed: seed))
    case .review: dialogue(try reviewState())
    case .testOut(let lesson): dialogue(try testOutState(lesson: lesson))
    case .exam(let seed, let minutes):
      .dialogue(
        ExamDialogue(
          try examState(seed: seed, minutes: minutes), capabilities: options.capabilities))
    case .examTonight(let seed, let minutes):
      dialogue(try tonightState(seed: seed, minutes: minutes))
    }
  }

  private func dialogue(_ state: QuizState) -> PlainForm {
    .dialogue(QuizDialogue(state, capabilities: options.capabilities))
  }

  private func quizState(id: String, part: String?, seed: UInt64?) throws -> QuizState {
    try QuizState(quiz: library.quiz(id), seed: seed, part: part, progress: progress)
  }

  private func practiceState(id: String?, seed: UInt64?) throws -> QuizState {
    let place = try id.map { try QuizPlace($0, in: library) }
    let quizzes = try place.map { [try library.quiz($0.quiz)] } ?? everythingToPractise
    guard let practice = Practice(quizzes, id: id, part: place?.part, seed: seed ?? drawnSeed())
    else {
      throw NothingToPractise(id: id)
    }
    return QuizState(try Drill(practice))
  }

  private func reviewState() throws -> QuizState {
    let library = try library
    let known = try courseMap.questionIDs
    let items = progress.due(day: today, among: known).compactMap { cause in
      (try? library.question(cause.question))
        .map { Review.Item(cause, question: $0) }
    }
    guard let drill = Review(items, progress: progress, day: today).flatMap(Drill.init) else {
      throw NothingDue(days: progress.nextDueDay(among: known).map { $0 - today })
    }
    return QuizState(drill)
  }

  /// Every quiz that can be read; a broken one leaves the others usable.
  var allQuizzes: [Quiz] {
    get throws {
      let library = try library
      return library.quizzes().compactMap { try? library.quiz($0.id) }
    }
  }

  /// Every quiz and the practice of every lesson that can be read.
  private var everythingToPractise: [Quiz] {
    get throws {
      let library = try library
      return try allQuizzes
        + library.lessons().compactMap { try? library.practice(ofLesson: $0.id) }
    }
  }

  private func lessonState(id: String, page: Int?) throws -> LessonState {
    try LessonState(
      library.lesson(id), page: page, sequel: sequel(of: id), progress: progress)
  }

  private func derivationState(
    question: String?, lesson: String?, usual: String
  ) throws -> DerivationState {
    let found = try library.derivation(question: question, lesson: lesson, usual: usual)
    return try LessonPart.derivation(found.spec, in: found.lesson, progress: progress)
  }

  private func lessonState(showing place: CausePage) throws -> LessonState {
    let library = try library
    return try LessonState(
      library.lesson(place.lesson), page: library.index(of: place), sequel: nil, isVisit: true,
      progress: progress)
  }

  private func testOutState(lesson id: String) throws -> QuizState {
    let lesson = try library.lesson(id)
    guard let name = lesson.testOut,
      let question = lesson.questions.first(where: { $0.id == name })
    else { throw NoTestOut(lesson: id) }
    return QuizState(
      try Drill(TestOut(lesson: id, question: question, seed: testOutSeed ?? drawnSeed())))
  }

  /// The next lesson of the course, or the first quiz behind the last one.
  private func sequel(of id: String) throws -> LessonState.Sequel? {
    let library = try library
    let lessons = library.lessons().filter { $0.problem == nil || $0.id == id }
    if let index = lessons.firstIndex(where: { $0.id == id }), index + 1 < lessons.count {
      let next = lessons[index + 1]
      return .init(
        title: "lesson \(next.id): \(next.title)", destination: .lesson(id: next.id, page: nil))
    }
    return library.quizzes().first.map { quiz in
      .init(
        title: "quiz \(quiz.id): \(quiz.title)",
        destination: .quiz(id: quiz.id, part: nil, seed: nil))
    }
  }

  /// The formula sheet, and what the record says of the student's mistakes.
  var sheetState: SheetState {
    get throws {
      let library = try library
      guard let sheet = try library.sheet() else { throw NoSheet(folder: library.folder.path) }
      let overview = ProgressOverview(try courseMap, progress: progress, day: today)
      return SheetState(
        sheet, mistakes: StudentMistakes(overview) { library.words(ofMisconception: $0) })
    }
  }

  private var homeScreen: HomeScreen {
    get throws { HomeScreen(HomeState(try courseMap, progress: progress, day: today)) }
  }
}

/// A seed for one who named none; few digits, so that it can be told to a friend.
func drawnSeed() -> UInt64 { UInt64.random(in: 1...9999) }
