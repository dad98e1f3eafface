/// Something wrong with the content, with its place: facts here, words in `description`.
package struct ContentProblem: Error, Hashable, Sendable {
  /// Path below `Exercises`, such as `quizzes/10.1/quiz.yaml`; nil when no file is to blame.
  package var file: String?
  /// Counted from 1; nil when the whole file is meant.
  package var line: Int?
  package var fault: Fault

  package init(file: String? = nil, line: Int? = nil, fault: Fault) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// Whether an identifier was not found, rather than a file being broken.
  package var isUnknownIdentifier: Bool {
    if case .unknownIdentifier = fault { return true }
    return false
  }
}

extension ContentProblem {
  /// What is wrong.
  package enum Fault: Hashable, Sendable {
    /// No directory with `Exercises` in it.
    case noContent(searched: [String])
    /// A file that cannot be read, with the system's reason.
    case unreadable(reason: String)
    /// An id of a lesson, quiz, question or misconception that does not exist.
    case unknownIdentifier(kind: String, id: String, suggestion: String?)
    /// A sentence with what happened and how to mend it.
    case other(String)
  }
}

extension ContentProblem: CustomStringConvertible {
  /// `file:line: sentence`.
  package var description: String {
    let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
    return place.isEmpty ? sentence : "\(place): \(sentence)"
  }

  /// What happened and how to mend it, without the place.
  package var sentence: String {
    switch fault {
    case .noContent(let searched):
      "there is no folder \"Exercises\" in \(searched.joined(separator: ", ")). "
        + "Name the folder that holds it with --content."
    case .unreadable(let reason):
      "the file cannot be read: \(reason)."
    case .unknownIdentifier(let kind, let id, let suggestion):
      "there is no \(kind) \"\(id)\"" + (suggestion.map { "; did you mean \"\($0)\"?" } ?? ".")
    case .other(let sentence):
      sentence
    }
  }
}
