package import Course

/// The content linter: the rules of the format, then every page as a student would see it.
package struct ContentCheck {
  private let library: CourseLibrary

  /// Takes the course to read.
  package init(_ library: CourseLibrary) {
    self.library = library
  }

  /// Reads, computes and draws everything.
  package func run() -> CourseAudit {
    var audit = library.audit()
    for summary in library.lessons() {
      // What keeps a lesson from being opened is in the audit already.
      guard let lesson = try? library.lesson(summary.id) else { continue }
      audit.problems += PageCheck(lesson: lesson).problems()
    }
    return audit
  }
}
