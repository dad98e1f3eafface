/// The directory that holds `Exercises` and `Assets`: what the course is read from.
package struct ContentFolder: Hashable, Sendable {
  /// Path of the directory.
  package var path: String

  /// Takes a directory as it is; reading says what is missing.
  package init(path: String) {
    self.path = path
  }

  /// Where lessons, quizzes and the lists beside them lie.
  package var exercises: String { path + "/Exercises" }

  /// Where strokes, pictures and other things that are not prose lie.
  package var assets: String { path + "/Assets" }
}
