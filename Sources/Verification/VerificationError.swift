/// Reference files that cannot be used: where, and why.
package struct VerificationError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    case unreadableFolder
    case noFiles
    case unreadableFile
    case noCases
    case notACase(String)
  }

  /// A folder, a file, or `file:line`.
  package var place: String
  package var problem: Problem

  package init(place: String, problem: Problem) {
    self.place = place
    self.problem = problem
  }

  /// What happened, where, and how to mend it.
  package var description: String {
    switch problem {
    case .unreadableFolder:
      "\(place): the folder cannot be read. Give a folder with reference files (*.jsonl)."
    case .noFiles:
      "\(place): there is no reference file in it. Give a folder with files *.jsonl."
    case .unreadableFile: "\(place): the file cannot be read. Check its permissions."
    case .noCases: "\(place): the file holds no case. Make it again, or take it away."
    case .notACase(let fact): "\(place): \(fact). Make the reference file again."
    }
  }
}
