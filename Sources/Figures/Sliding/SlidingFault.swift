package import CNNEngine
internal import Canvas
package import ContentFormat

/// Why a window cannot slide with the numbers that were given.
package enum SlidingFault: FaultOfKind {
  case notWhole(SlidingField, Double)
  case outOfRange(SlidingField, Int, ClosedRange<Int>)
  case tooLarge(Double)
  case windowTooLong(SlidingWindow, input: Int)
  case paddingBeyondHalf(padding: Int, size: Int)
  case uneven(isInput: Bool, isPicture: Bool)
  case channelsDiffer(kernel: Int, input: Int, groups: Int)
  case groupsUneven(Int, channels: Int, filters: Int)
  case gridsDiffer(isInput: Bool)
  case countsDiffer(what: String, Int, asked: Int)
  /// A word of an option that is none of those known there.
  case unknownWord(option: String, String, known: [String])
  case tooManyCells(isInput: Bool, limit: Int)
  case tooManyProducts(Int, limit: Int)
  case unreadableNumbers(option: String, String, isPicture: Bool)
  case unreadableWindow(String)
  case noPaddingMode
  /// The engine's own sentence.
  case refusedByEngine(String)

  /// The settings of a fence that it may come from, the likeliest first.
  package var clues: [FenceClue] {
    switch self {
    case .notWhole(let field, _), .outOfRange(let field, _, _): field.clues
    case .tooLarge(let number): [.numberBeyond(abs(number).nextDown)]
    case .windowTooLong(let window, _):
      (window.dilation > 1 ? ["dilation"] : []) + ["kernel", "size", "input"]
    case .paddingBeyondHalf: ["padding"]
    case .tooManyProducts: ["dilation", "stride", "kernel", "filters", "channels"]
    case .uneven(let isInput, _), .gridsDiffer(let isInput), .tooManyCells(let isInput, _):
      isInput ? ["input", "picture"] : ["kernel"]
    case .channelsDiffer: ["kernel", "input"]
    case .groupsUneven: ["groups"]
    case .unknownWord(let option, _, _): [.setting(option)]
    case .countsDiffer, .unreadableNumbers, .unreadableWindow, .noPaddingMode, .refusedByEngine:
      []
    }
  }

  package var description: String {
    switch self {
    case .notWhole(let field, let number):
      "the \(field.name) counts places, so \(number.figureText) cannot be. Type a whole number."
    case .outOfRange(let field, let value, let range):
      "the \(field.name) cannot be \(value). Choose \(range.lowerBound) to \(range.upperBound)."
    case .tooLarge(let number):
      "the number \(number.figureText) is too large for the figure. Stay between -999 and 999."
    case .windowTooLong(let window, let input): Self.sentence(on: window, input: input)
    case .paddingBeyondHalf(let padding, let size):
      "a padding of \(padding) is more than half of the window of \(size): "
        + "a window could stand on padding alone. Take at most \(size / 2)."
    case .uneven(let isInput, let isPicture):
      "the \(isInput ? "input" : "kernel") needs "
        + (isPicture ? "rows of the same length." : "one row of numbers.")
    case .channelsDiffer(let kernel, let input, let groups):
      "the kernel has \(kernel) channels and the input \(input)"
        + (groups > 1 ? " in \(groups) groups. " : ". ")
        + "Give each filter one grid of weights a channel" + (groups > 1 ? " of its group." : ".")
    case .groupsUneven(let groups, let channels, let filters):
      "\(groups) groups cannot share \(channels) channels in and \(filters) channels out evenly. "
        + "Choose a number that divides both."
    case .gridsDiffer(let isInput):
      "the \(isInput ? "channels of the input" : "kernels") differ in size. Give all of them the same one."
    case .countsDiffer(let what, let count, let asked):
      "the \(what) are \(count) by the numbers given, but \(asked) are asked for. Leave one of the two out."
    case .unknownWord(let option, let word, let known):
      "there is no \(option) \"\(word)\". Choose one of \(known.joined(separator: ", "))."
    case .tooManyCells(let isInput, let limit):
      "the \(isInput ? "input" : "kernel") is too long for the figure. "
        + "Take at most \(limit) along an axis."
    case .tooManyProducts(let count, let limit):
      "the outputs would take \(count) products of an input and a weight, and the figure computes at most "
        + "\(limit). Make the input, the kernel or its dilation smaller."
    case .unreadableNumbers(let option, let text, let isPicture):
      "the \(option) \"\(text)\" cannot be read. Write a size such as "
        + (isPicture ? "5x5, or rows such as \"1,2;3,4\"." : "8, or numbers such as 2,0,-1.")
    case .unreadableWindow(let text):
      "the pooling window \"\(text)\" cannot be read. Write its side, such as 2."
    case .noPaddingMode: "only a convolution has a padding mode."
    case .refusedByEngine(let sentence): sentence
    }
  }

  private static func sentence(on window: SlidingWindow, input: Int) -> String {
    let padded = input + window.paddingBefore + window.paddingAfter
    let reach = window.dilation > 1 ? ", \(window.dilation) apart," : ""
    let inputName = padded == input ? "the input" : "the padded input"
    return
      "a window of \(window.size)\(reach) covers \(window.extent) cells, but \(inputName) has only "
      + "\(padded). Make the window smaller or the input longer."
  }
}
