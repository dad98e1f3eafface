import CNNEngine
import TestSupport
import Testing

struct TransposedConvolutionTests {
  /// By hand: 1 and 2 stamp the kernel (1, 10, 100) two elements apart.
  @Test func `each input element stamps the kernel`() throws {
    let layer = TransposedConvolution(filters: 1, windows: [SlidingWindow(size: 3, stride: 2)])
    let y = try layer.forward(
      Tensor([1, 1, 2], [1, 2]), weight: Tensor([1, 1, 3], [1, 10, 100]), bias: Tensor([1], [1000])
    ).output
    #expect(y.elements == [1001, 1010, 1102, 1020, 1200])
  }

  @Test func `the size follows the formula`() throws {
    let window = SlidingWindow(size: 3, stride: 2, dilation: 2, padding: 1)
    let layer = Layer.transposedConvolution(
      TransposedConvolution(filters: 4, windows: [window, window], outputPadding: [1, 0]))
    #expect(try layer.outputShape(for: [3, 5, 6]) == [4, 12, 13])
  }

  @Test func `output padding must stay below stride or dilation`() {
    let layer = Layer.transposedConvolution(
      TransposedConvolution(filters: 1, windows: [SlidingWindow(size: 3)], outputPadding: [1]))
    #expect(throws: ShapeError(.outputPadding(got: 1, limit: 1))) {
      try layer.outputShape(for: [1, 5])
    }
  }

  @Test func `gradients agree with differences over all small settings`() throws {
    for setting in SmallSettings.all {
      let window = setting.window
      let layer = TransposedConvolution(filters: 2, windows: [window, window])
      let image: Shape = [setting.channels, 3, 4]
      guard let specs = try? Layer.transposedConvolution(layer).parameters(for: image, named: "t"),
        (try? Layer.transposedConvolution(layer).outputShape(for: image)) != nil
      else { continue }
      let values =
        [Tensor.made([1, setting.channels, 3, 4], seed: 1)]
        + specs.enumerated().map { Tensor.made($1.shape, seed: UInt64($0) + 2) }
      try expectGradients(of: values, "\(setting)") { values in
        let forward = try layer.forward(values[0], weight: values[1], bias: values[2])
        return (
          forward.output,
          {
            let gradient = forward.pullback($0)
            return [gradient.dInput] + gradient.dParameters
          }
        )
      }
    }
  }

  /// `⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩`: that is what transposed means.
  @Test func `a transposed convolution is the adjoint of the convolution`() throws {
    for setting in SmallSettings.all where setting.stride == 1 || setting.padding == 0 {
      let window = setting.window
      let convolution = Convolution(filters: 2, windows: [window, window], hasBias: false)
      let x = Tensor.made([1, setting.channels, 7, 7], seed: 3)
      let w = Tensor.made([2, setting.channels, setting.kernel, setting.kernel], seed: 4)
      let image = try convolution.forward(x, weight: w, bias: nil).output
      let y = Tensor.made(image.shape, seed: 5)
      let rest = window.untouchedCount(for: 7)
      let transposed = TransposedConvolution(
        filters: setting.channels, windows: [window, window], outputPadding: [rest, rest],
        hasBias: false)
      let back = try transposed.forward(y, weight: w, bias: nil).output
      #expect(abs(dot(image, y) - dot(x, back)) < 1e-12, "\(setting)")
    }
  }

  private func dot(_ one: Tensor, _ other: Tensor) -> Double {
    zip(one.elements, other.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
