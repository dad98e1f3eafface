extension Architecture: Codable {
  /// Reads `{input: [1, 13, 13], layers: [...]}`; layers without a name are given one.
  ///
  /// - Throws: `DecodingError` with the path of what cannot be read and a sentence about it.
  public init(from decoder: any Decoder) throws {
    let options = try SpelledOptions(decoder, kind: "a network", known: ["input", "layers"])
    let sizes: [Int] = try options.required("input")
    guard (1...3).contains(sizes.count), let input = Shape(validating: sizes) else {
      throw unreadable(
        "input is \(sizes), expected one to three sizes such as [1, 28, 28], each at least 1",
        at: decoder.codingPath + [SpelledKey("input")])
    }
    self.init(input: input, layers: try options.layers("layers"))
  }

  /// Writes the same form; every layer with its name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SpelledKey.self)
    try container.encode(input.dimensions, forKey: SpelledKey("input"))
    try container.encode(layers, forKey: SpelledKey("layers"))
  }
}
