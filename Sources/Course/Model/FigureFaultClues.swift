package import ContentFormat

extension FigureFault {
  /// The settings of a fence that it may come from, the likeliest first.
  package var clues: [FenceClue] {
    switch self {
    case .network: ["count.layer", "layers", "network", "kernel", "input"]
    case .unknownNetwork, .noWindows: ["network"]
    case .missingLayers: ["input"]
    case .unknownLayer: ["layer"]
    case .noSuchUnit, .unreadableUnit: ["unit"]
    case .outOfRange(let name, _, _): [.setting(name)] + (Self.settings[name] ?? [])
    case .tooLarge(let limit): [.numberBeyond(limit)]
    case .functionCount, .unreadableFunction: ["functions"]
    case .unreadableRange: ["range", "x"]
    case .tooManyPlaces: ["input", "layers", "network"]
    }
  }

  /// Where a number stands that the figure names in other words than the format.
  private static let settings: [String: [FenceClue]] = [
    "number of inputs": ["input"], "number of weights": ["kernel"], "number of steps": ["steps"],
    "number of channels": ["input"], "height": ["input"], "width": ["input"],
    "number of filters": ["filters"], "side n of the input": ["count.input"],
    "side of the kernel": ["count.layer"], "number of input channels": ["count.input"],
    "number of output channels": ["count.layer"],
  ]
}
