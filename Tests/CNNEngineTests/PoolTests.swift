import CNNEngine
import TestSupport
import Testing

struct PoolTests {
  private func pool(_ window: SlidingWindow, countsPadding: Bool = true) -> Pool {
    Pool(windows: [window, window], countsPadding: countsPadding)
  }

  @Test func `the largest element wins and its place is known`() throws {
    let result = try pool(SlidingWindow(size: 2, stride: 2)).maxForward(
      Tensor([1, 1, 2, 4], [1, 5, 0, -1, 2, 3, -2, -3]))
    #expect(result.forward.output == Tensor([1, 1, 1, 2], [5, 0]))
    #expect(result.indices == [1, 2])
  }

  @Test func `of equal elements the first takes the gradient`() throws {
    let result = try pool(SlidingWindow(size: 2, stride: 2)).maxForward(
      Tensor([1, 1, 2, 2], repeating: 7))
    let dInput = result.forward.pullback(Tensor([1, 1, 1, 1], [3])).dInput
    #expect(dInput.elements == [3, 0, 0, 0])
  }

  @Test func `padding never wins a maximum`() throws {
    let result = try pool(SlidingWindow(size: 2, stride: 2, padding: 1)).maxForward(
      Tensor([1, 1, 2, 2], repeating: -4))
    #expect(result.forward.output.elements == [-4, -4, -4, -4])
  }

  /// By hand: the corner window holds one element and three of padding.
  @Test func `an average counts the padding or leaves it out`() throws {
    let x = Tensor([1, 1, 2, 2], repeating: 4)
    let window = SlidingWindow(size: 2, stride: 2, padding: 1)
    #expect(try pool(window).averageForward(x).output.elements == [1, 1, 1, 1])
    let inside = pool(window, countsPadding: false)
    #expect(try inside.averageForward(x).output.elements == [4, 4, 4, 4])
  }

  @Test func `rounding up keeps a partial window, which counts only what is there`() throws {
    let window = SlidingWindow(size: 2, stride: 2, roundsUp: true)
    let layer = Pool(windows: [window])
    let y = try layer.averageForward(Tensor([1, 1, 5], [1, 3, 5, 7, 9])).output
    #expect(y.elements == [2, 6, 9])
  }

  @Test func `a window of nothing but padding is refused`() {
    let layer = Layer.maxPool(Pool(windows: [SlidingWindow(size: 2, padding: 2)]))
    #expect(throws: ShapeError(.emptyWindow(axis: "length", padding: 2, size: 2))) {
      try layer.outputShape(for: [1, 4])
    }
  }

  @Test func `the global average is one number a channel`() throws {
    let network = try Network(
      Architecture(input: [2, 1, 3], layers: [NamedLayer("pool", .globalAveragePool)]),
      parameters: [:])
    let pass = try network.forward(Tensor([1, 2, 1, 3], [1, 2, 3, 10, 20, 60]))
    #expect(pass.output == Tensor([1, 2], [2, 30]))
    #expect(pass.pullback(Tensor([1, 2], [3, 6])).dInput.elements == [1, 1, 1, 2, 2, 2])
  }

  @Test func `gradients agree with differences over all small settings`() throws {
    for setting in SmallSettings.all where setting.padding <= setting.kernel / 2 {
      let layer = pool(setting.window)
      let image: Shape = [setting.channels, 5, 6]
      guard (try? Layer.maxPool(layer).outputShape(for: image)) != nil else { continue }
      let x = Tensor.made([1, setting.channels, 5, 6], seed: 6)
      try expectGradients(of: [x], "max \(setting)") { values in
        let forward = try layer.maxForward(values[0]).forward
        return (forward.output, { [forward.pullback($0).dInput] })
      }
      try expectGradients(of: [x], "average \(setting)") { values in
        let forward = try layer.averageForward(values[0])
        return (forward.output, { [forward.pullback($0).dInput] })
      }
    }
  }
}
