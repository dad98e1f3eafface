internal import ArgumentParser
internal import ContentFormat
internal import Course
internal import Figures
internal import Foundation
internal import Tutor

/// `cnn-tutor animate conv1d`: one figure alone; without a name the list of figures.
struct AnimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "animate",
    abstract: "Open one figure alone: a window that slides, what a unit sees, a matrix, filters.",
    usage: "cnn-tutor animate [figure] [--option value ...]",
    discussion: """
      Without a figure it lists them; cnn-tutor animate conv1d --help tells what can be set of one. Each opens without \
      options too, with numbers of the course.
      """,
    helpNames: [])

  /// What the figures know of themselves: their words, options and ranges.
  @Argument(parsing: .allUnrecognized, help: "A figure, and options with a value each.")
  var words: [String] = []

  @OptionGroup var options: GlobalOptions

  /// A derivation is no figure, but opened like one.
  private static let derivation = FigureGuide(
    FigureKind("derive", "a derivation, line by line", lesson: "init"),
    [
      FigureGuide.Entry(
        name: "question", option: "question",
        help: "the question that is derived, such as init.relu",
        isKey: false)
    ])

  private static let guides = FigureCatalogue.course.guides + [derivation]

  /// What was typed; nil where nothing was.
  private var typed: TypedFigure? {
    get throws(TypedFigureFault) {
      words.isEmpty ? nil : try TypedFigure(words, among: Self.guides)
    }
  }

  func validate() throws {
    do throws(TypedFigureFault) { _ = try typed } catch {
      switch error {
      case .unknownFigure: break
      case .noFigure where words == ["--help"] || words == ["-h"]: throw CleanExit.helpRequest()
      case .noFigure, .unknownOption, .unexpectedWord, .missingValue, .givenTwice:
        throw ValidationError(error.description)
      }
    }
  }

  func run() throws {
    guard let typed = try typed else {
      return try Output.results.line(Self.guides.list())
    }
    guard !typed.wantsHelp else { return try Output.results.line(typed.guide.help()) }
    let wiring = Wiring(options)
    guard let usual = typed.guide.kind.lesson else {
      var request = typed.request
      request.files = files(of: try? wiring.library)
      return try wiring.show(.figure(request))
    }
    guard typed.guide == Self.derivation else {
      let library = try wiring.library
      return try wiring.show(
        .figure(
          library.figure(typed.guide.kind.name, lesson: typed["lesson"], usual: usual)))
    }
    try wiring.show(
      .derivation(question: typed["question"], lesson: typed["lesson"], usual: usual))
  }

  /// Pictures below `Assets`, and files that were named here.
  private func files(of library: CourseLibrary?) -> NamedFiles {
    NamedFiles(folder: ".") { path, _ throws(ContentProblem) in
      if path.hasPrefix("Assets/"), let library {
        return try library.asset(String(path.dropFirst("Assets/".count)))
      }
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw ContentProblem(
          fault: .rule(
            "cannot read the picture \"\(path)\"",
            mend: "Name a plain PGM file, one that begins with P2"))
      }
      return text
    }
  }
}
