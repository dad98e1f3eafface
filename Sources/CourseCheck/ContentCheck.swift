internal import Checked
internal import ContentFormat
package import Course
package import Figures
internal import Tutor

/// The content linter: the rules of the format, then every page as a student would see it.
package struct ContentCheck {
  private let library: CourseLibrary
  private let figures: FigureCatalogue

  /// Takes the course to read, and the figures that it may name.
  package init(_ library: CourseLibrary, figures: FigureCatalogue = .course) {
    self.library = library
    self.figures = figures
  }

  /// Reads, computes and draws everything.
  package func run() -> CourseAudit {
    var audit = library.audit()
    for summary in library.lessons() {
      // What keeps a lesson from being opened is in the audit already.
      guard let lesson = try? library.lesson(summary.id) else { continue }
      audit.problems += PageCheck(lesson: lesson, figures: figures).problems()
      audit.problems += trialProblems(
        lesson.questions, file: "lessons/\(lesson.id)/questions.yaml")
      let asked = Set(lesson.questions.map(\.id))
      let practice = (try? library.practice(ofLesson: lesson.id))?.parts ?? []
      audit.problems += trialProblems(
        practice.filter { !asked.contains($0.id) }, file: "lessons/\(lesson.id)/practice.yaml")
    }
    for summary in library.quizzes() {
      guard let quiz = try? library.quiz(summary.id) else { continue }
      audit.problems += trialProblems(quiz.parts, file: "quizzes/\(quiz.id)/quiz.yaml")
      audit.problems += SpokenCheck(quiz: quiz).problems()
    }
    return audit
  }

  /// Variants whose figures are tried, beside the source's own numbers.
  private static let variantCount: UInt64 = 20

  /// Figures that are offered after a mistake and cannot be shown; `audit` names draws that fail.
  private func trialProblems(_ questions: [Course.Question], file: String) -> [ContentProblem] {
    questions.filter(\.hasTrial).compactMap { question in
      let seeds = [nil] + (question.hasVariants ? (1...Self.variantCount).map { $0 } : [])
      return seeds.firstNonNil { seed in
        (try? question.instance(seed: seed).trial).flatMap { problem($0, file: file) }
      }
    }
  }

  private func problem(_ trial: Trial, file: String) -> ContentProblem? {
    do throws(FigureFault) {
      _ = try figures.open(trial.request)
      return nil
    } catch {
      return ContentProblem(
        file: file, line: trial.line,
        fault: .wrongValue("the figure", reason: error.sentence))
    }
  }
}
