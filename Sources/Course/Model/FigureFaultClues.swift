package import ContentFormat

extension FigureFault {
  /// The settings of a fence that it may come from, the likeliest first.
  package var clues: [FenceClue] {
    switch self {
    case .functionCount, .unreadableFunction: ["functions"]
    case .unreadableRange: ["range", "x"]
    }
  }
}
