internal import Course

extension AnimationRequest {
  /// A small layer with its wires, with the course's numbers where none are given.
  func wiresSpec() throws(AnimationProblem) -> WiresSpec {
    var spec = WiresSpec()
    if let input { spec.input = try row(input, "input", AnimationSpec.signal) }
    if let kernel { spec.kernel = try row(kernel, "kernel", spec.kernel) }
    if let bias = unit.bias { spec.bias = bias }
    if let stride { spec.stride = stride }
    if let show = variance.show {
      let known = WiresSpec.Show.allCases.map(\.rawValue)
      guard let part = WiresSpec.Show(rawValue: show) else {
        throw AnimationProblem(.unknownWord(option: "show", show, known: known))
      }
      spec.show = part
    }
    do throws(FigureFault) {
      if let activation = variance.activation { spec.activation = try .init(named: activation) }
      if let wiring {
        guard let known = WiresSpec.Wiring(rawValue: wiring) else {
          throw .unknownWiring(wiring, known: WiresSpec.Wiring.allCases.map(\.rawValue))
        }
        spec.wiring = known
      }
      if let network { try spec.count(layer: network, input: countedInput) }
      try spec.check()
    } catch {
      throw AnimationProblem(fault: error)
    }
    return spec
  }

  /// A block of channels and its filters.
  func volumeSpec() throws(FigureFault) -> VolumeSpec {
    var spec = VolumeSpec()
    if let input { try spec.take(input: input) }
    if let kernel {
      guard let side = Int(kernel) else { throw .notWhole(kernel) }
      spec.kernel = side
    }
    if let filters { spec.filters = filters }
    spec.padding = padding
    if let stride { spec.stride = stride }
    spec.dilation = dilation
    if let bias = unit.bias { spec.hasBias = bias != 0 }
    _ = try spec.summary()
    return spec
  }

  /// A block for normalisation: `2,0|1,5/4,6|2,4` has two images of two channels with two places.
  func normsSpec() throws(AnimationProblem) -> NormsSpec {
    var block = NormsSpec.usualBlock
    if let input {
      guard
        case .numbers(let images) = try GridReader(option: "input", isPicture: false).read(input)
      else { throw AnimationProblem(fault: .unreadableBlock) }
      block = images.map { $0.map { $0.flatMap(\.self) } }
    }
    do throws(FigureFault) { return try NormsSpec(block: block) } catch {
      throw AnimationProblem(fault: error)
    }
  }
}
