/// A layer that the fast executor leaves to the readable one.
struct ReadableLayerPlan {
  let layer: ChainedLayer
  let parameters: [PlacedParameter]
}

/// Such a layer in a run, with what it must remember until the way back.
///
/// A class, because the pass that the way back needs belongs to one run.
final class ReadableLayer {
  let plan: ReadableLayerPlan
  /// The layer alone, as a network of its own.
  let architecture: Architecture
  /// Running statistics of normalisations inside.
  private(set) var statistics: [String: Tensor] = [:]
  private var pass: NetworkPass?

  init(_ plan: ReadableLayerPlan) {
    self.plan = plan
    architecture = Architecture(
      input: plan.layer.input, layers: [NamedLayer(plan.layer.name, plan.layer.layer)])
  }

  /// Takes those statistics of a network that belong to this layer.
  func load(statistics all: [String: Tensor]) {
    let prefix = plan.layer.name + "."
    statistics = all.filter { $0.key.hasPrefix(prefix) }
  }

  /// A batch through the layer, in Double.
  func forward(
    _ batch: Tensor, parameters: [String: Tensor], mode: PassMode
  ) throws -> Tensor {
    let network = try Network(architecture, parameters: parameters, statistics: statistics)
    let pass = try network.forward(batch, mode: mode)
    if case .training = mode { statistics = pass.statistics }
    self.pass = pass
    return pass.output
  }

  /// Back through the last forward pass.
  func backward(_ dOutput: Tensor) -> NetworkPass.Gradient? {
    pass?.pullback(dOutput)
  }
}

extension FastExecutor {
  /// Runs a readable layer on the whole batch.
  func readableForward(_ number: Int) {
    guard case .readable(let unit) = plan.units[number] else { return }
    let layer = readable[unit.index]
    let random = RandomSource(seed: UInt64(machine.pointee.dropoutKey), stream: UInt64(number))
    let parameters = layer.plan.parameters.map { ($0.spec.name, tensor(of: $0)) }
    do {
      let output = try layer.forward(
        batchTensor(unit.input, shape: layer.plan.layer.input, values),
        parameters: Dictionary(uniqueKeysWithValues: parameters),
        mode: machine.pointee.isTraining ? .training(random: random) : .evaluation)
      store(output, in: unit.output, values)
    } catch {
      preconditionFailure("a layer that was planned does not run: \(error)")
    }
  }

  /// Takes the gradient of the whole batch back through a readable layer.
  func readableBackward(_ number: Int) {
    guard case .readable(let unit) = plan.units[number] else { return }
    let layer = readable[unit.index]
    let dOutput = batchTensor(unit.output, shape: layer.plan.layer.output, gradient)
    guard let gradients = layer.backward(dOutput) else { return }
    if unit.input.gradient != nil { store(gradients.dInput, in: unit.input, gradient) }
    for parameter in layer.plan.parameters {
      let share = machine.pointee.gradients + parameter.gradient.offset
      guard let tensor = gradients.dParameters[parameter.spec.name] else { continue }
      for (index, element) in tensor.elements.enumerated() { share[index] = Float(element) }
    }
  }

  /// Where the values of a tensor stand.
  func values(
    _ place: BlockPlace, _ tensor: LaneTensor
  ) -> UnsafeMutablePointer<Float>? {
    place.values(tensor)
  }

  /// Where the gradient of a tensor stands, if one is kept.
  func gradient(
    _ place: BlockPlace, _ tensor: LaneTensor
  ) -> UnsafeMutablePointer<Float>? {
    place.gradient(tensor)
  }

  /// All images of the batch from the lanes of their blocks.
  func batchTensor(
    _ tensor: LaneTensor, shape: Shape,
    _ start: (BlockPlace, LaneTensor) -> UnsafeMutablePointer<Float>?
  ) -> Tensor {
    let count = machine.pointee.batch.imageCount
    var batch = Tensor(Shape([count] + shape.dimensions))
    forEachElement(tensor, imageCount: count, start) { element, index in
      batch.elements[index] = Double(element.pointee)
    }
    return batch
  }

  /// Lanes without an image become zero: a gradient from an earlier, longer batch must not stay.
  func store(
    _ batch: Tensor, in tensor: LaneTensor,
    _ start: (BlockPlace, LaneTensor) -> UnsafeMutablePointer<Float>?
  ) {
    let sizes = machine.pointee.batch
    forEachElement(tensor, imageCount: sizes.blockCount * sizes.lanes, start) { element, index in
      element.pointee = index < batch.elements.count ? Float(batch.elements[index]) : 0
    }
  }

  /// Calls `body` with the place of each element and its number in a batch `[N, C, H, W]`.
  private func forEachElement(
    _ tensor: LaneTensor, imageCount: Int,
    _ start: (BlockPlace, LaneTensor) -> UnsafeMutablePointer<Float>?,
    _ body: (UnsafeMutablePointer<Float>, Int) -> Void
  ) {
    var index = 0
    for image in 0..<imageCount {
      let (block, lane) = image.quotientAndRemainder(dividingBy: plan.lanes)
      guard let first = start(machine.pointee.place(block: block, worker: 0), tensor) else {
        return
      }
      for channel in 0..<tensor.channels {
        for y in 0..<tensor.height {
          for x in 0..<tensor.width {
            let vector = channel * tensor.channelStride + y * tensor.rowStride + x
            body(first + vector * plan.lanes + lane, index)
            index += 1
          }
        }
      }
    }
  }
}
