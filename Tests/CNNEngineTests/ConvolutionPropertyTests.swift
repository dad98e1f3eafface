import CNNEngine
import TestSupport
import Testing

struct ConvolutionPropertyTests {
  private let layer = Convolution(
    filters: 2, windows: [SlidingWindow(size: 3), SlidingWindow(size: 2)], hasBias: false)
  private let weight = Tensor.made([2, 1, 3, 2], seed: 7)

  @Test func `a shifted picture gives a shifted output`() throws {
    let x = Tensor.made([1, 1, 6, 6], seed: 8)
    var shifted = Tensor([1, 1, 6, 6])
    for y in 0..<6 {
      for column in 1..<6 { shifted[[0, 0, y, column]] = x[[0, 0, y, column - 1]] }
    }
    let before = try layer.forward(x, weight: weight, bias: nil).output
    let after = try layer.forward(shifted, weight: weight, bias: nil).output
    for k in 0..<2 {
      for y in 0..<4 {
        for column in 1..<5 { #expect(after[[0, k, y, column]] == before[[0, k, y, column - 1]]) }
      }
    }
  }

  @Test func `the output of a sum is the sum of the outputs`() throws {
    let one = Tensor.made([1, 1, 5, 5], seed: 9)
    let other = Tensor.made([1, 1, 5, 5], seed: 10)
    let sum = Tensor(one.shape, zip(one.elements, other.elements).map { 2 * $0 - 3 * $1 })
    let outputs = try [one, other, sum].map {
      try layer.forward($0, weight: weight, bias: nil).output.elements
    }
    for index in outputs[2].indices {
      #expect(abs(outputs[2][index] - (2 * outputs[0][index] - 3 * outputs[1][index])) < 1e-12)
    }
  }

  @Test func `a convolution is a product with its matrix`() throws {
    for setting in SmallSettings.all {
      let layer = setting.convolution(axes: 2)
      let image: Shape = [setting.channels, 5, 6]
      let w = Tensor.made([2, setting.channels, setting.kernel, setting.kernel], seed: 11)
      let x = Tensor.made(Shape([1] + image.dimensions), seed: 12)
      var plain = layer
      plain.hasBias = false
      let y = try plain.forward(x, weight: w, bias: nil).output.elements
      let matrix = try plain.matrix(weight: w, input: image)
      #expect(matrix.shape == [y.count, x.elements.count])
      for row in y.indices {
        let start = row * x.elements.count
        let product = x.elements.indices.reduce(0) {
          $0 + matrix.elements[start + $1] * x.elements[$1]
        }
        #expect(abs(product - y[row]) < 1e-12, "\(setting)")
      }
    }
  }

  /// Row 6 of 3x3 on a 7x7 picture is output (1, 1), by hand, which starts at pixel 8.
  @Test func `the matrix of exercise 10.2 has 25 rows and 49 columns`() throws {
    let window = SlidingWindow(size: 3)
    let layer = Convolution(filters: 1, windows: [window, window], hasBias: false)
    let matrix = try layer.matrix(
      weight: Tensor([1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]), input: [1, 7, 7])
    #expect(matrix.shape == [25, 49])
    let row = Array(matrix.elements[6 * 49..<7 * 49])
    #expect(row.firstIndex { $0 != 0 } == 8)
    #expect(Array(row[8..<11]) == [1, 2, 3])
    #expect(Array(row[15..<18]) == [4, 5, 6])
    #expect(row.count { $0 != 0 } == 9)
  }

  /// A spike stamps the kernel when it is flipped and its mirror image when it is not.
  @Test func `true convolution flips the kernel`() throws {
    let spike = Tensor([5], [0, 0, 1, 0, 0])
    let kernel = Tensor([3], [1, 2, 3])
    let outputs = try TrueConvolution.allCases.map {
      try $0.forward(spike, kernel: kernel).output.elements
    }
    #expect(outputs[0] == [0, 0, 1, 2, 3, 0, 0])
    #expect(outputs[1] == [0, 1, 2, 3, 0])
    #expect(outputs[2] == [1, 2, 3])
    #expect(outputs[3] == [0, 0, 1, 2, 3])
  }

  @Test(arguments: TrueConvolution.allCases)
  func `gradients of true convolution agree with differences`(mode: TrueConvolution) throws {
    try expectGradients(of: [.made([5, 4], seed: 1), .made([2, 3], seed: 2)]) { values in
      let forward = try mode.forward(values[0], kernel: values[1])
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
