/// What keeps a figure from being made: facts here, words in `description`.
package enum FigureFault: Error, Hashable, Sendable, CustomStringConvertible {
  case functionCount(String, limit: Int)
  /// With the sentence of what cannot be read or computed.
  case unreadableFunction(String)
  case unreadableRange(String)

  /// What happened and how to mend it.
  package var description: String {
    switch self {
    case .functionCount(let text, let limit):
      "\"\(text)\" is no list of functions. Write 1 to \(limit) with commas between them, such as \"relu, x^2\"."
    case .unreadableFunction(let sentence): sentence
    case .unreadableRange(let text):
      "the range \"\(text)\" cannot be used. Write its two ends, the smaller one first, such as -4,4."
    }
  }
}
