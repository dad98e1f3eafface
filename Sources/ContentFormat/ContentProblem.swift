internal import Checked

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
  package enum Fault: Error, Hashable, Sendable {
    /// A file that cannot be read, with the system's reason.
    case unreadable(reason: String)
    /// An id of a lesson, quiz, question or misconception that does not exist.
    case unknownIdentifier(kind: String, id: String, known: [String], suggestion: String?)
    case emptyYAML
    case yamlSyntax(String)
    case unknownKey(String, allowed: [String], suggestion: String?)
    case missingKey(String, owner: String)
    case wrongType(String, given: String, expected: String)
    case wrongValue(String, reason: String)
    /// A word that is none of those allowed at its place.
    case unknownWord(kind: String, word: String, allowed: [String], suggestion: String?)
    case duplicate(kind: String, id: String)
    /// TeX between dollar signs that cannot be read.
    case tex(String, reason: String)
    /// An expression of the content language that cannot be read or computed.
    case expression(String, reason: String)
    /// A rule of the format that is broken, and how to mend it.
    case rule(String, mend: String)
  }
}

extension ContentProblem.Fault {
  /// However it is spelled: raw, as `"\e"` in YAML, as `&#27;` in Markdown.
  package static let controlSign = Self.rule(
    "the line holds a control sign that cannot be shown", mend: "Delete it and write the line again"
  )

  /// A word that is none of the allowed ones, with the one that was probably meant.
  package static func unknownWord(_ kind: String, _ word: String, of allowed: [String]) -> Self {
    unknownWord(
      kind: kind, word: word, allowed: allowed, suggestion: allowed.nearest(to: word))
  }

  /// An id that nothing has, with the one that was probably meant.
  package static func unknownIdentifier(_ kind: String, _ id: String, of known: [String]) -> Self {
    unknownIdentifier(kind: kind, id: id, known: known, suggestion: known.nearest(to: id))
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
    case .unreadable(let reason):
      "the file cannot be read: \(reason)."
    case .unknownIdentifier(let kind, let id, let known, let suggestion):
      "there is no \(kind) \"\(id)\""
        + Self.ending(suggestion, else: Self.listing(known, kind: kind))
    case .emptyYAML:
      "there is nothing here. Write the keys of the format, one a line."
    case .yamlSyntax(let problem):
      "this is not YAML: \(problem). Look for a quote, a bracket or an indent that does not match."
    case .unknownKey(let key, let allowed, let suggestion):
      "unknown key \"\(key)\""
        + Self.ending(suggestion, else: " Known here: \(allowed.joined(separator: ", ")).")
    case .missingKey(let key, let owner):
      "\(owner) has no \"\(key)\". Add a line \"\(key): ...\"."
    case .wrongType(let name, let given, let expected):
      "\(name) is \(given). Write \(expected)."
    case .wrongValue(let name, let reason):
      "\(name): \(reason)"
    case .unknownWord(let kind, let word, let allowed, let suggestion):
      "unknown \(kind) \"\(word)\""
        + Self.ending(suggestion, else: " Allowed: \(allowed.joined(separator: ", ")).")
    case .duplicate(let kind, let id):
      "the \(kind) \"\(id)\" is here twice. Rename or remove one."
    case .tex(let text, let reason):
      "the formula \"\(text)\" cannot be read: \(reason)"
    case .expression(let text, let reason):
      "the expression \"\(text)\" cannot be computed: \(reason)"
    case .rule(let broken, let mend):
      "\(broken). \(mend)."
    }
  }

  /// The first ones of those that there are, or that there are none.
  private static func listing(_ known: [String], kind: String) -> String {
    let shown = known.prefix(6).joined(separator: ", ")
    return known.isEmpty
      ? " There is no \(kind) here yet." : " Known: \(shown)\(known.count > 6 ? ", ..." : ".")"
  }

  private static func ending(_ suggestion: String?, else rest: String) -> String {
    suggestion.map { "; did you mean \"\($0)\"?" } ?? "." + rest
  }
}
