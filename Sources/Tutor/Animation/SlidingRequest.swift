internal import CNNEngine
internal import Checked
internal import Course

extension AnimationRequest {
  /// A window that slides, with the course's numbers where none are given.
  func slidingSpec() throws(AnimationProblem) -> AnimationSpec {
    guard let known = AnimationSpec.Operation(rawValue: operation) else {
      let names = FigureSpec.commandNames
      throw AnimationProblem(
        .unknownOperation(operation, known: names, suggestion: names.nearest(to: operation)))
    }
    let input = try GridReader(option: "input", isPicture: known.isPicture)
      .read(input ?? (known.isPicture ? "5x5" : "8"))
    var spec = AnimationSpec(operation: known, inputs: [], kernels: [])
    if known.isPooling {
      spec.inputs = try input.inputs(channels: channels, of: AnimationSpec.signal)
      spec.size = try windowSize(known)
    } else {
      let kernel = try GridReader(option: "kernel", isPicture: known.isPicture).read(kernel ?? "3")
      let count = channels ?? input.channels ?? kernel.channels ?? 1
      spec.inputs = try input.inputs(channels: count, of: AnimationSpec.signal)
      spec.kernels = try kernel.kernels(channels: count, filters: filters)
    }
    if let bias = unit.bias { spec.bias = bias }
    spec.padding = padding
    spec.stride = stride ?? (known.isPooling ? spec.size : 1)
    spec.dilation = dilation
    spec.modes = try modes(known)
    spec.paddingMode = try usedPaddingMode(known)
    if known == .conv2d { spec.presets = AnimationSpec.eightSettings }
    return spec
  }

  private func modes(
    _ known: AnimationSpec.Operation
  ) throws(AnimationProblem) -> [AnimationSpec.Mode] {
    guard let mode else { return [] }
    if mode == "both", !known.modes.isEmpty { return known.modes }
    if let one = known.modes.first(where: { $0.rawValue == mode }) { return [one] }
    throw AnimationProblem(
      .unknownWord(
        option: "mode", mode,
        known: known.modes.isEmpty ? [] : known.modes.map(\.rawValue) + ["both"]))
  }

  private func usedPaddingMode(
    _ known: AnimationSpec.Operation
  ) throws(AnimationProblem) -> PaddingMode {
    guard let paddingMode else { return .zeros }
    let allowed = known.isPooling || known.isTransposed ? [] : PaddingMode.allCases
    if let one = allowed.first(where: { $0.rawValue == paddingMode }) { return one }
    throw AnimationProblem(
      .unknownWord(option: "padding mode", paddingMode, known: allowed.map(\.rawValue)))
  }

  /// Pooling has a size and no numbers.
  private func windowSize(_ known: AnimationSpec.Operation) throws(AnimationProblem) -> Int {
    guard let kernel else { return 2 }
    let sides = kernel.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = sides.first, let side = first, sides.allSatisfy({ $0 == side }),
      sides.count <= (known.isPicture ? 2 : 1)
    else {
      throw AnimationProblem(.unreadableWindow(kernel))
    }
    return side
  }
}
