internal import Canvas
package import CNNEngine
package import ContentFormat
package import Course

/// Why a figure cannot be drawn with the numbers that were given.
package struct AnimationProblem: Error, Hashable, CustomStringConvertible {
  /// What does not fit.
  package enum Reason: Hashable, Sendable {
    case notANumber(String)
    case notWhole(AnimationField, Double)
    case outOfRange(AnimationField, Int, ClosedRange<Int>)
    case tooLarge(Double)
    case windowTooLong(SlidingWindow, input: Int)
    case paddingBeyondHalf(padding: Int, size: Int)
    case uneven(isInput: Bool, isPicture: Bool)
    case channelsDiffer(kernel: Int, input: Int)
    case gridsDiffer(isInput: Bool)
    case countsDiffer(what: String, Int, asked: Int)
    /// A word of an option that is none of those known there; none known means that it has no place.
    case unknownWord(option: String, String, known: [String])
    case tooManyCells(isInput: Bool, limit: Int)
    case tooManyProducts(Int, limit: Int)
    case noSuchOutput(String, last: [Int])
    case refusedByEngine(String)
    case unknownOperation(String, known: [String], suggestion: String?)
    case unreadableNumbers(option: String, String, isPicture: Bool)
    case unreadableWindow(String)
    case nothingToUndo
    /// A fault of a kind that `Figures` knows, and its place in the content.
    case inFigure(String, ContentProblem)
  }

  package let reason: Reason
  /// Of a fault that was found by the content's own rules.
  private let ownClues: [FenceClue]

  package init(_ reason: Reason, clues: [FenceClue] = []) {
    self.reason = reason
    ownClues = clues
  }

  /// The settings of a fence that it may come from, the likeliest first.
  package var clues: [FenceClue] {
    switch reason {
    case .notWhole(let field, _), .outOfRange(let field, _, _): field.clues
    case .tooLarge(let number): [.numberBeyond(abs(number).nextDown)]
    case .windowTooLong(let window, _):
      (window.dilation > 1 ? ["dilation"] : []) + ["kernel", "size", "input"]
    case .paddingBeyondHalf: ["padding"]
    case .tooManyProducts: ["dilation", "stride", "kernel", "filters", "channels"]
    case .uneven(let isInput, _), .gridsDiffer(let isInput), .tooManyCells(let isInput, _):
      isInput ? ["input", "picture"] : ["kernel"]
    case .channelsDiffer: ["kernel", "input"]
    case .unknownWord(let option, _, _): [.setting(option)]
    case .refusedByEngine: ownClues
    case .notANumber, .countsDiffer, .noSuchOutput, .unknownOperation, .unreadableNumbers,
      .unreadableWindow, .nothingToUndo, .inFigure:
      []
    }
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
    case .notANumber(let text):
      "\"\(text)\" is not a number. Type one such as 3, -1 or 0.5."
    case .notWhole(let field, let number):
      "The \(field.name) counts places, so \(number.figureText) cannot be. Type a whole number."
    case .outOfRange(let field, let value, let range):
      "The \(field.name) cannot be \(value). Choose \(range.lowerBound) to \(range.upperBound)."
    case .tooLarge(let number):
      "The number \(number.figureText) is too large for the figure. Stay between -999 and 999."
    case .windowTooLong(let window, let input):
      Self.sentence(on: window, input: input)
    case .paddingBeyondHalf(let padding, let size):
      "A padding of \(padding) is more than half of the window of \(size): "
        + "a window could stand on padding alone. Take at most \(size / 2)."
    case .uneven(let isInput, let isPicture):
      "The \(isInput ? "input" : "kernel") needs "
        + (isPicture ? "rows of the same length." : "one row of numbers.")
    case .channelsDiffer(let kernel, let input):
      "The kernel has \(kernel) channels and the input \(input). Give each filter one grid of weights a channel."
    case .gridsDiffer(let isInput):
      "The \(isInput ? "channels of the input" : "kernels") differ in size. Give all of them the same one."
    case .countsDiffer(let what, let count, let asked):
      "The \(what) are \(count) by the numbers given, but \(asked) are asked for. Leave one of the two out."
    case .unknownWord(let option, let word, let known):
      known.isEmpty
        ? "This figure has no \(option), so \"\(word)\" cannot be. Leave it out."
        : "There is no \(option) \"\(word)\". Choose one of \(known.joined(separator: ", "))."
    case .tooManyCells(let isInput, let limit):
      "The \(isInput ? "input" : "kernel") is too long for the figure. "
        + "Take at most \(limit) along an axis."
    case .tooManyProducts(let count, let limit):
      "The outputs would take \(count) products of an input and a weight, and the figure computes at most "
        + "\(limit). Make the input, the kernel or its dilation smaller."
    case .noSuchOutput(let text, let last):
      "There is no output \"\(text)\". The last one is "
        + last.map(String.init).joined(separator: ",") + "."
    case .refusedByEngine(let sentence), .inFigure(let sentence, _):
      sentence
    case .unknownOperation(let name, let known, let suggestion):
      "There is no animation \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? ". Choose one of \(known.joined(separator: ", ")).")
    case .unreadableNumbers(let option, let text, let isPicture):
      "The \(option) \"\(text)\" cannot be read. Write a size such as "
        + (isPicture ? "5x5, or rows such as \"1,2;3,4\"." : "8, or numbers such as 2,0,-1.")
    case .unreadableWindow(let text):
      "The pooling window \"\(text)\" cannot be read. Write its side, such as 2."
    case .nothingToUndo:
      "Nothing to undo: these are the figure's first numbers."
    }
  }

  private static func sentence(on window: SlidingWindow, input: Int) -> String {
    let padded = input + window.paddingBefore + window.paddingAfter
    let reach = window.dilation > 1 ? ", \(window.dilation) apart," : ""
    let inputName = padded == input ? "the input" : "the padded input"
    return
      "A window of \(window.size)\(reach) covers \(window.extent) cells, but \(inputName) has only "
      + "\(padded). Make the window smaller or the input longer."
  }
}
