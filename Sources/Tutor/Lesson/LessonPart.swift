package import ContentFormat
package import Course
package import Figures

/// Something on a page that keys can go to.
package struct LessonPart: Sendable {
  /// What it is, with the state that it is in.
  package enum Content: Sendable {
    case figure(any FigurePart)
    case derivation(DerivationState)
    case question(AnswerState)
    /// A training run that can be opened.
    case experiment(Experiment)
  }

  /// Which block of the page it is, from 0.
  package let block: Int
  package internal(set) var content: Content

  /// Whether letters typed now are text.
  package var isTextEntry: Bool {
    switch content {
    case .figure(let figure): figure.isTextEntry
    case .derivation(let state): state.isTyping
    case .question: true
    case .experiment: false
    }
  }

  /// Whether it is asked and answered on the page.
  package var isQuestion: Bool {
    if case .question = content { true } else { false }
  }
}

extension LessonPart {
  /// The parts of each page of a lesson; throws what is wrong with a figure or a question, and where.
  static func parts(
    of lesson: Lesson, figures: FigureCatalogue, progress: ProgressSummary
  ) throws(ContentProblem) -> [[LessonPart]] {
    var pages: [[LessonPart]] = []
    for (number, page) in lesson.pages.enumerated() {
      var parts: [LessonPart] = []
      for (index, block) in page.blocks.enumerated() {
        switch block {
        case .figure(let request):
          parts.append(LessonPart(block: index, content: .figure(try figure(request, figures))))
        case .derivation(let spec):
          let state = try derivation(spec, in: lesson, progress: progress)
          parts.append(LessonPart(block: index, content: .derivation(state)))
        case .ask(let id):
          var question = try question(id, of: lesson, line: page.line).instance()
          // A cause that this page shows needs no way to it.
          question.causePages = question.causePages.filter {
            $0.value.lesson != lesson.id || ![page.title, "\(number + 1)"].contains($0.value.page)
          }
          let answer = AnswerState(question: question, progress: progress.questions[id])
          parts.append(LessonPart(block: index, content: .question(answer)))
        case .experiment(let id, _):
          guard let experiment = lesson.experiments[id] else { continue }
          parts.append(LessonPart(block: index, content: .experiment(experiment)))
        case .paragraph, .list, .table, .formula, .code:
          break
        }
      }
      pages.append(parts)
    }
    return pages
  }

  /// A derivation of a lesson, as far as the student has come with it.
  package static func derivation(
    _ spec: DerivationSpec, in lesson: Lesson, progress: ProgressSummary
  ) throws(ContentProblem) -> DerivationState {
    let question = try question(spec.question, of: lesson, line: spec.line).instance()
    guard let derivation = question.derivation else {
      throw ContentProblem(
        file: file(of: lesson), line: spec.line,
        fault: .rule(
          "the question \"\(spec.question)\" is no derivation",
          mend: "Name one of type steps, or ask it with \"ask\""))
    }
    let answer = AnswerState(question: question, progress: progress.questions[spec.question])
    do throws(FigureFault) {
      return DerivationState(answer, derivation, spread: try VarianceFigure(spec.spread))
    } catch {
      throw spec.spread.problem(error)
    }
  }

  private static func figure(
    _ request: FigureRequest, _ figures: FigureCatalogue
  ) throws(ContentProblem) -> any FigurePart {
    do throws(FigureFault) { return try figures.open(request) } catch {
      throw request.problem(error)
    }
  }

  private static func question(
    _ id: String, of lesson: Lesson, line: Int
  ) throws(ContentProblem) -> Course.Question {
    guard let question = lesson.questions.first(where: { $0.id == id }) else {
      throw ContentProblem(
        file: file(of: lesson), line: line,
        fault: .unknownIdentifier("question", id, of: lesson.questions.map(\.id)))
    }
    return question
  }

  private static func file(of lesson: Lesson) -> String { "lessons/\(lesson.id)/lesson.en.md" }
}
