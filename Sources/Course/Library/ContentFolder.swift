import Foundation

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

  /// Looks for the content: `explicit` when it is given, else the first of `candidates` that has it.
  ///
  /// `explicit` may also be the `Exercises` folder itself. Throws when nothing is there.
  package static func locate(
    explicit: String?, candidates: [String]
  ) throws(ContentProblem) -> ContentFolder {
    if let explicit {
      let folder = ContentFolder(path: explicit)
      if folder.isPresent { return folder }
      let url = URL(fileURLWithPath: explicit).standardizedFileURL
      let parent = ContentFolder(path: url.deletingLastPathComponent().path)
      if url.lastPathComponent == "Exercises", parent.isPresent { return parent }
      throw ContentProblem(fault: .noContent(searched: [explicit]))
    }
    for candidate in candidates {
      let folder = ContentFolder(path: candidate)
      if folder.isPresent { return folder }
    }
    throw ContentProblem(fault: .noContent(searched: candidates))
  }

  /// Where the program looks by itself: beside the executable as built or installed, then here.
  package static func usualPlaces(executable: String, workingDirectory: String) -> [String] {
    let directory = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let installed = directory.appendingPathComponent("../share/cnn-tutor").standardizedFileURL.path
    var places = [workingDirectory, installed]
    var parent = directory
    while parent.path != "/" {
      places.append(parent.path)
      parent.deleteLastPathComponent()
    }
    return places
  }

  private var isPresent: Bool {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: exercises, isDirectory: &isDirectory)
    return exists && isDirectory.boolValue
  }
}
