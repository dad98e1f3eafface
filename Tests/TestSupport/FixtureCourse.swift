package import Foundation

/// The course of the tests, which holds `Exercises` and `Assets`: no test reads the text of the real one.
package let fixtureCourse = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/course")
