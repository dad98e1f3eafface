import Course
import Foundation
import Grading
import TestSupport
import Testing

/// Spellings and wrong answers on the course of the tests, each with what must be said of it: `answers.tsv`.
struct AnswerTableTests {
  /// One line of the table.
  private struct Row {
    let question: String
    let answer: String
    let verdict: String
    let cause: String

    init?(_ line: Substring) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, !line.hasPrefix("#") else { return nil }
      question = cells[0]
      answer = cells[1].replacing("⏎", with: "\n")
      verdict = cells[2] == "ask" ? "unreadable" : cells[2]
      cause = cells[3]
    }
  }

  private func rows() throws -> [Row] {
    let file = fixtureCourse.deletingLastPathComponent().appendingPathComponent("answers.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap(Row.init)
  }

  @Test func `every line of the table gets its verdict`() throws {
    let library = CourseLibrary(sampleCourse)
    var questions: [String: QuestionInstance] = [:]
    let rows = try rows()
    #expect(rows.count >= 400)
    for row in rows {
      let question = try questions[row.question] ?? library.question(row.question).instance()
      questions[row.question] = question
      let verdict = question.grade(row.answer)
      let place = "\(row.question) \"\(row.answer)\": \(verdict.note ?? "-") \(verdict.message)"
      #expect(verdict.outcome.rawValue == row.verdict, "\(place)")
      if !row.cause.isEmpty { #expect(verdict.note == row.cause, "\(place)") }
      if row.verdict == "unreadable" {
        #expect(!verdict.isCounted && !verdict.message.isEmpty, "\(place)")
      }
    }
  }
}
