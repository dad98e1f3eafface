internal import ContentFormat

/// Reads the fences of a lesson: figures, questions, and text set as written.
struct FenceReader {
  /// The words that may follow the opening marks.
  enum Word: String, CaseIterable {
    case animate
    case plot
    case network
    case pictures
    case derive
    case ask
    case experiment

    /// A word that may follow.
    fileprivate var example: String {
      switch self {
      case .animate: "conv1d"
      case .plot: "functions"
      case .network: "lenet5"
      case .pictures: "walk.pictures"
      case .derive: "init.linear"
      case .ask: "conv1d.flip"
      case .experiment: "lr-sweep"
      }
    }
  }

  var file: String
  /// Line of the opening marks.
  var line: Int
  /// The files that it may name.
  var files: NamedFiles

  /// What a fence stands for; one without a word is code.
  func block(info: String, body: String) throws(ContentProblem) -> Block {
    let words = info.split(separator: " ").map(String.init)
    guard let first = words.first else { return .code(body) }
    guard let word = Word(rawValue: first) else {
      let allowed = Word.allCases.map(\.rawValue)
      throw problem(.unknownWord("fence", first, of: allowed))
    }
    guard words.count == 2 else {
      throw problem(
        .rule(
          "the fence \"\(info)\" has \(words.count - 1) words after \"\(first)\"",
          mend: "Write one, as in \"\(first) \(word.example)\""))
    }
    switch word {
    case .animate, .plot:
      return .figure(
        FigureRequest(words[1], fence: first, try document(body), line: line, files: files))
    case .network, .pictures:
      return .figure(
        FigureRequest(
          first, of: words[1], try document(body), line: line, files: files))
    case .derive: return .derivation(try derivation(words[1], body: body))
    case .ask: return .ask(words[1])
    case .experiment: return .experiment(id: words[1], line: line)
    }
  }

  /// The networks beside a derivation are the author's to choose, or the usual ones.
  private func derivation(
    _ question: String, body: String
  ) throws(ContentProblem) -> DerivationSpec {
    let spread = FigureRequest("variance", try document(body), line: line, files: files)
    return DerivationSpec(question: question, spread: spread, line: line)
  }

  /// What stands inside; a fence with nothing inside has no settings.
  private func document(_ body: String) throws(ContentProblem) -> ContentDocument {
    let isEmpty = body.allSatisfy(\.isWhitespace)
    return try ContentDocument(isEmpty ? "{}" : body, file: file, lineOffset: line)
  }

  private func problem(_ fault: ContentProblem.Fault) -> ContentProblem {
    ContentProblem(file: file, line: line, fault: fault)
  }
}
