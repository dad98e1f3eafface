import CNNEngine
import Testing

struct ConvolutionPatternTests {
  private let digits: [[Double]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]

  @Test func `a 3x3 kernel on 7x7 is 25 x 49 with 225 places in use`() throws {
    let pattern = try ConvolutionPattern(kernel: digits, inputSizes: [7, 7])
    #expect([pattern.rowCount, pattern.columnCount] == [25, 49])
    #expect(pattern.readCount == 225)  // by hand: 25 · 9
    #expect(pattern.distinctCount == 9)
    #expect(pattern.gap(row: 0) == 4)  // by hand: 7 - 3
    #expect(pattern.shift(row: 4) == 1)
    #expect(pattern.shift(row: 5) == 3)  // by hand: column 7 behind column 4
    #expect(pattern.rows(reading: 0) == [0])
    #expect(pattern.rows(reading: 24).count == 9)
  }

  @Test func `three kernels of ones multiply into the ways of 7x7`() throws {
    let ones = [[Double]](repeating: [1, 1, 1], count: 3)
    var product = try ConvolutionPattern(kernel: ones, inputSizes: [7, 7])
    for _ in 0..<2 {
      product = try ConvolutionPattern(kernel: ones, inputSizes: product.outputSizes).after(product)
    }
    #expect(product.matrix.shape == [1, 49])
    #expect(product.gap(row: 0) == nil)
    let row = (0..<7).map { product.value(row: 0, column: $0) }
    #expect(row == [1, 3, 6, 7, 6, 3, 1])  // by hand: the first row times 1
    #expect(product.value(row: 0, column: 24) == 49)
  }

  @Test func `a weight of zero is still read`() throws {
    let pattern = try ConvolutionPattern(kernel: [[1, 0]], inputSizes: [1, 3], padding: 0)
    #expect(pattern.columns(readBy: 1) == [1, 2])
    #expect(pattern.value(row: 1, column: 2) == 0)
  }
}
