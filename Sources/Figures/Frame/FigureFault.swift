internal import Checked
internal import Canvas
package import ContentFormat

/// What keeps a figure from being made or changed: facts here, words in `description`.
package enum FigureFault: Error, CustomStringConvertible {
  case notWhole(String)
  case notANumber(String)
  /// A row that is neither numbers nor a size.
  case notNumbers(String)
  case outOfRange(String, Int, ClosedRange<Int>)
  case outside(String, Double, ClosedRange<Double>)
  /// A number beyond this limit.
  case tooLarge(Double)
  /// A place that the output does not have, and its last one.
  case noSuchOutput(String, last: [Int])
  case unknownWord(kind: String, String, known: [String])
  case nothingToUndo
  /// The last number of a row was to be taken out.
  case lastCell
  /// A guess is wanted where the figure has no question.
  case nothingToAsk
  /// A figure was typed whose numbers stand in lessons, and the lesson that shows it best.
  case ofLessons(String, String)
  /// The engine's own sentence.
  case engine(String)
  /// Something in a file that does not follow its format, with its place.
  case content(ContentProblem)
  /// What only one kind of figure can be told.
  case own(any FaultOfKind)
  /// A fault of a setting.
  indirect case setting(String, FigureFault)

  /// What happened and how to mend it, as the end of a sentence.
  package var description: String {
    switch self {
    case .notWhole(let text): "\"\(text)\" is no whole number. Write one such as 100."
    case .notANumber(let text): "\"\(text)\" is not a number. Type one such as 3, -1 or 0.5."
    case .notNumbers(let text):
      "\"\(text)\" cannot be read. Write a size such as 8, or numbers such as 2,0,-1."
    case .outOfRange(let name, let value, let range):
      "the \(name) cannot be \(value). Choose \(range.lowerBound) to \(range.upperBound)."
    case .outside(let name, let value, let range):
      "the \(name) cannot be \(value.figureText). Choose \(range.lowerBound.figureText) to "
        + "\(range.upperBound.figureText)."
    case .tooLarge(let limit):
      "a number is too large for the figure. Stay between -\(limit.figureText) and \(limit.figureText)."
    case .noSuchOutput(let text, let last):
      "there is no output \"\(text)\". The last one is \(last.placeText)."
    case .unknownWord(let kind, let word, let known):
      "there is no \(kind) \"\(word)\""
        + (known.nearest(to: word).map { "; did you mean \"\($0)\"?" }
          ?? ". Choose one of \(known.joined(separator: ", ")).")
    case .nothingToUndo: "nothing to undo: these are the figure's first numbers."
    case .lastCell: "one number has to stay. Change it instead."
    case .nothingToAsk: "there is nothing to predict here. Take the line \"predict\" away."
    case .ofLessons(let name, let lesson):
      "the numbers of \"\(name)\" stand in lessons. Name one with --lesson, such as \(lesson)."
    case .engine(let sentence): sentence
    case .content(let problem): problem.sentence
    case .own(let fault): fault.description
    case .setting(_, let fault): fault.description
    }
  }

  /// The same as a sentence of its own.
  package var sentence: String {
    let words = description
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The settings of a fence that it may come from, the likeliest first.
  package var clues: [FenceClue] {
    switch self {
    case .tooLarge(let limit): [.numberBeyond(limit)]
    case .own(let fault): fault.clues
    case .setting(let name, let fault): fault.clues + [.setting(name)]
    case .notWhole, .notANumber, .notNumbers, .outOfRange, .outside, .unknownWord, .nothingToUndo,
      .lastCell, .noSuchOutput,
      .nothingToAsk, .ofLessons,
      .engine, .content:
      []
    }
  }
}

/// A fault that one kind of figure knows.
package protocol FaultOfKind: Sendable, CustomStringConvertible {
  /// The settings of a fence that it may come from, the likeliest first.
  var clues: [FenceClue] { get }
}

extension FigureRequest {
  /// A fault with its place in the content.
  package func problem(_ fault: FigureFault) -> ContentProblem {
    switch fault {
    case .content(let problem): problem
    case .setting(_, .content(let problem)): problem
    case .notWhole, .notANumber, .notNumbers, .outOfRange, .outside, .tooLarge, .unknownWord,
      .noSuchOutput,
      .nothingToUndo,
      .lastCell,
      .nothingToAsk, .ofLessons, .engine, .own, .setting:
      ContentProblem(
        file: document.file, line: place.line(of: fault.clues),
        fault: .wrongValue("the figure", reason: fault.description))
    }
  }
}
