internal import ArgumentParser
internal import Canvas
internal import Course
internal import Foundation
internal import NcursesTerminal
internal import ProgressStorage
internal import TerminalUI
internal import Tutor

/// Ties the course, the record and the screens together; a class because the closures of one run share it.
final class Wiring {
  let options: GlobalOptions
  private let course: Result<CourseLibrary, ContentFolderError>
  /// Where tasks leave events for the screens.
  let mailbox = Mailbox(wake: NcursesTerminal.wake)
  private var store: ProgressStore
  /// What `train-live` was asked for; nil when the run is opened from the course map.
  var trainingSettings: TrainingSettings?
  /// The variant of a lesson's proof; nil for any.
  var testOutSeed: UInt64?
  /// The runs behind the dashboard that was opened last.
  var trainingSession: ExperimentSession?
  /// What the screen on top does with orders to its training run; set when such a screen is opened.
  var train: (TrainingCommand) -> Void = { _ in }
  /// The next event of a training run that is stepped by a script; set when such a screen is opened.
  var stepTraining: () -> OutsideEvent? = { nil }

  /// Looks for the course and opens the student's record.
  init(_ options: GlobalOptions) {
    self.options = options
    course = Result { () throws(ContentFolderError) in
      CourseLibrary(try ContentFolder(given: options.content), language: options.lang)
    }
    let environment = ProcessInfo.processInfo.environment
    store = ProgressStore(
      path: ProgressStore.defaultPath(environment: environment),
      now: Date().timeIntervalSince1970)
  }

  /// The course; that there is none stops only what reads it.
  var library: CourseLibrary {
    get throws(ContentFolderError) { try course.get() }
  }

  /// All that there is to learn.
  var courseMap: CourseMap {
    get throws(ContentFolderError) {
      let library = try library
      var map = CourseMap(lessons: library.lessons(), quizzes: library.quizzes())
      map.evening = evening(of: map, hasSheet: library.hasSheet)
      let experiments = library.experimentTitles()
      if !experiments.isEmpty { map.experiments = experiments.map(TrainingEntry.init) }
      return map
    }
  }

  /// Today, as the schedule of reviews counts days.
  var today: Int { StudyDay.containing(Date().timeIntervalSince1970) }

  /// What the record says now.
  var progress: ProgressSummary { store.summary }

  /// What the student should be told about the record; nil when all is well.
  var notice: ProgressNotice? { store.notice }

  /// Forgets everything that was kept.
  func resetProgress() throws { try store.reset() }

  /// Keeps something in the record; throws the first failure in a row.
  func record(_ record: ProgressRecord) throws {
    if let error = store.save(record, time: Date().timeIntervalSince1970) { throw error }
  }

  /// Whether a script types the keys, so that nothing may run by itself.
  var isScripted: Bool { options.script != nil }

  /// What the frame of the screens needs from here.
  private var outside: Outside {
    Outside(
      open: { [self] in try screen(for: $0) },
      record: { [self] in try record($0) },
      progress: { [self] in progress },
      write: { try DisputeFolder().write($0) },
      runs: { try RunFolder().obey($0) },
      train: { [self] in train($0) },
      step: { [self] in stepTraining() })
  }
}

// MARK: - Showing

extension Wiring {
  /// Shows a screen in the way that the options and the terminal allow, until the student leaves it.
  func show(_ destination: Destination) throws {
    if let path = options.script { return try runScript(path, destination) }
    if options.plain { return try talk(destination) }
    let terminal: NcursesTerminal
    do throws(NcursesTerminalError) {
      terminal = try NcursesTerminal(wanted: options.capabilities)
    } catch {
      if error != .notATerminal { complain("\(error).") }
      return try talk(destination)
    }
    try run(destination, on: terminal)
  }

  private func run(_ destination: Destination, on terminal: consuming NcursesTerminal) throws {
    let stack = ScreenStack(
      try screen(for: destination), outside: outside, notice: store.notice?.description)
    var loop = RunLoop(stack, mailbox: mailbox)
    let end = loop.run(on: &terminal)
    switch end {
    case .quit: return
    case .signal(let number): throw ExitCode(128 + number)
    case .endOfInput: throw ExitCode(128 + SIGHUP)
    }
  }

  private func runScript(_ path: String, _ destination: Destination) throws {
    let script = try Script(try textOfScript(path), name: path)
    var stack = ScreenStack(
      try screen(for: destination), outside: outside, notice: store.notice?.description)
    var runner = ScriptRunner(size: options.size, capabilities: options.capabilities) {
      try Output.results.line($0)
    }
    try runner.run(script, on: &stack)
  }

  /// Read to its end, whatever its size says: a script may come through a pipe, such as `/dev/fd/3`.
  private func textOfScript(_ path: String) throws(UnreadableScript) -> String {
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.readToEnd() ?? Data(),
      let text = String(data: data, encoding: .utf8)
    else { throw UnreadableScript(path: path) }
    return text
  }

  private func talk(_ destination: Destination) throws {
    if let notice = store.notice { complain("\(notice)") }
    let plain = PlainText(isUnicode: options.capabilities.isUnicode)
    switch try plainForm(of: destination) {
    case .text(let text): try plain.print(text)
    case .dialogue(var dialogue):
      let runner = PlainRunner(
        print: plain.print, readLine: { readLine() },
        record: { [self] in recordOrComplain($0) },
        write: { try DisputeFolder().write($0) },
        milliseconds: { Int(DispatchTime.now().uptimeNanoseconds / 1_000_000) })
      try runner.run(&dialogue)
    case .work(let work): try work()
    }
  }
}

extension Wiring {
  /// Keeps something in the record; what cannot be kept is told once and stops nothing.
  func recordOrComplain(_ entry: ProgressRecord) {
    do { try record(entry) } catch { complain("\(error)") }
  }
}

/// What a screen is without a terminal.
enum PlainForm {
  /// Printed, and that is all.
  case text(String)
  /// A conversation, line by line.
  case dialogue(any PlainDialogue)
  /// Something that prints as it goes.
  case work(() throws -> Void)
}

/// Lines of text as this locale can show them.
struct PlainText {
  let isUnicode: Bool

  /// Writes a text to standard output and ends its last line.
  func print(_ text: String) throws(UnwritableOutput) {
    // Made harmless before: what has no twin is a question mark then.
    try Output.results.line(isUnicode ? text : TerminalText(text).string.asciiTwin)
  }
}

/// A script that is not there, or not text.
struct UnreadableScript: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "cannot read the script \"\(path)\". Name a text file with one key a line."
  }
}
