import Grading
import Testing

@testable import Course

/// No first hint, diagnosis or remark of grading holds the number that is asked for, in any variant.
struct SecrecyTests {
  private let library = CourseLibrary(sampleCourse)

  /// Smaller numbers stand in texts by chance, as counts of something else.
  private static let leastTelling = 100.0

  @Test(arguments: CourseLibrary(sampleCourse).quizzes().map(\.id))
  func `grading gives no answer of a quiz away`(quiz: String) throws {
    try check(library.family(ofQuiz: quiz))
  }

  @Test(arguments: CourseLibrary(sampleCourse).lessons().map(\.id))
  func `grading gives no answer of a lesson away`(lesson: String) throws {
    guard let family = try library.questionFamily(ofLesson: lesson) else { return }
    try check(family)
  }

  private func check(_ family: QuestionFamily) throws {
    let seeds: [UInt64?] = [nil] + (family.hasVariants ? (1...6).map { $0 } : [])
    for seed in seeds {
      let variables = try family.variables(seed: seed)
      for index in family.file.parts.indices {
        let part = try ComputedPart(family, index, variables: variables)
        guard let right = part.answer, seed == nil || isTelling(right) else { continue }
        let instance = try family.instance(ofPart: index, variables: variables, seed: seed)
        let rules = PartRules(part: part, instance: instance, language: "en")
        try rules.checkHints()
        try rules.checkDiagnoses()
        try rules.checkSentences()
      }
    }
  }

  private func isTelling(_ value: Value) -> Bool {
    value.real.map { $0.magnitude >= Self.leastTelling } ?? (value.list != nil)
  }
}
