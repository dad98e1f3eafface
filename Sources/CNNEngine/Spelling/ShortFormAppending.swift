extension Architecture {
  /// This network with more layers behind it, in the short form of the command line.
  ///
  /// New layers without a name get one that no other has; whether they fit is seen when shapes are computed.
  ///
  /// - Throws: `ShortFormError` with the position of what cannot be read.
  public func appending(shortForm: String) throws(ShortFormError) -> Architecture {
    let axisCount = ((try? outputShape()) ?? input).rank - 1
    var reader = ShortFormReader(axisCount: axisCount)
    for segment in ShortFormWord.segments(of: shortForm) { try reader.read(segment) }
    let before = layers.map { (name: Optional($0.name), layer: $0.layer) }
    return Architecture(input: input, layers: NamedLayer.named(before + reader.layers))
  }
}
