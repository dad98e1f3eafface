package import ContentFormat
package import Course

/// Why a figure cannot be drawn with the numbers that were given.
package struct AnimationProblem: Error, Hashable, CustomStringConvertible {
  /// What does not fit.
  package enum Reason: Hashable, Sendable {
    case noSuchOutput(String, last: [Int])
    case refusedByEngine(String)
    case unknownOperation(String, known: [String], suggestion: String?)
    /// A fault of a kind that `Figures` knows, and its place in the content.
    case inFigure(String, ContentProblem)
  }

  package let reason: Reason
  /// The settings of a fence that it may come from, the likeliest first.
  package let clues: [FenceClue]

  package init(_ reason: Reason, clues: [FenceClue] = []) {
    self.reason = reason
    self.clues = clues
  }

  /// The fault with its place in a lesson.
  package func problem(of spec: FigureSpec, file: String?) -> ContentProblem {
    if case .inFigure(_, let problem) = reason { return problem }
    return ContentProblem(
      file: file, line: spec.place.line(of: clues),
      fault: .wrongValue("the figure", reason: description))
  }

  package var description: String {
    switch reason {
    case .noSuchOutput(let text, let last):
      "There is no output \"\(text)\". The last one is "
        + last.map(String.init).joined(separator: ",") + "."
    case .refusedByEngine(let sentence), .inFigure(let sentence, _): sentence
    case .unknownOperation(let name, let known, let suggestion):
      "There is no animation \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? ". Choose one of \(known.joined(separator: ", ")).")
    }
  }
}
