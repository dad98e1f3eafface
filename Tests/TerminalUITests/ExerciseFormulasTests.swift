import Canvas
import Course
import Foundation
import MathNotation
import TestSupport
import Testing

/// Every formula of the course's exercises, as it is drawn on a terminal; recorded by `RECORD_GOLDEN=1 swift test`.
struct ExerciseFormulasTests {
  private static let library = CourseLibrary(
    ContentFolder(
      path: fixtureCourse.path))

  @Test func `every formula of the exercises in Unicode, in ASCII and in one line`() throws {
    var sheet: [String] = []
    for summary in Self.library.quizzes() where summary.id != "mistakes" {
      for question in try Self.library.quiz(summary.id).parts {
        let formulas = Self.formulas(of: try question.instance())
        if !formulas.isEmpty { sheet.append("# \(question.id)") }
        sheet += formulas.map(Self.drawn)
      }
    }
    expectGolden(sheet.joined(separator: "\n") + "\n", named: "exercise-formulas")
  }

  /// Each once, in the order in which a student meets them.
  private static func formulas(of question: QuestionInstance) -> [Formula] {
    var texts = [question.prompt] + question.hints + [question.solution]
    if let remark = question.sourceRemark { texts.append(remark) }
    switch question.kind {
    case .steps(let start, _): texts.append(start)
    case .choice(let choices): texts += choices
    case .twoTier(let reasons): texts += reasons
    case .rubric(let model, let ticks): texts += [model] + ticks
    default: break
    }
    var seen: Set<Formula> = []
    return texts.flatMap(\.spans).compactMap { span in
      guard case .formula(let formula) = span, seen.insert(formula).inserted else { return nil }
      return formula
    }
  }

  private static func drawn(_ formula: Formula) -> String {
    let ascii = FormulaLayout(formula, isUnicode: false).rows.map(\.trimmingEnd)
    #expect(ascii.allSatisfy { $0.allSatisfy { $0.isASCII } })
    let rows = FormulaLayout(formula).rows.map(\.trimmingEnd)
    let line = formula.linearText(.ascii)
    return ([line] + rows.map { "  " + $0 } + ascii.map { "  | " + $0 }).joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
