import ContentFormat
import Course
import Testing

struct CourseAuditTests {
  @Test func `the course keeps every rule`() {
    let audit = CourseLibrary(sampleCourse).audit()
    #expect(audit.problems.map(\.description) == [])
    #expect(audit.lessonCount >= 1)
    #expect(audit.quizCount >= 1)
    #expect(audit.variantCount > audit.questionCount)
  }
}
