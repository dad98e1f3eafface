package import CNNEngine
package import ContentFormat

/// A convolution as its matrix, or a stack of them: picture and kernels of one channel.
package struct MatrixSpec: Hashable, Sendable {
  /// The kernels, the first one on the picture.
  package let kernels: [[[Double]]]
  /// Their matrices, each reading what the one before gives.
  package let factors: [ConvolutionPattern]
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// Most pixels along a side of the picture: beyond, the matrix has too many columns to be followed by eye.
  private static let sideLimit = 16

  /// Reads `7x7` and kernels parted by bars: `3`, `1,2;3,4`, `3 | 3 | 3`.
  ///
  /// A lone size is filled with 1, 2, 3 and so on, so that each weight is known again; in a stack
  /// with ones, so that the product counts ways. Throws what cannot be read or does not fit.
  package init(
    input: String, kernel: String, stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) throws(FigureFault) {
    guard let sides = Self.sides(input), sides.allSatisfy({ $0 <= Self.sideLimit }) else {
      throw .unreadablePicture(input, limit: Self.sideLimit)
    }
    let ranges = [
      ("stride", stride, 1...9), ("padding", padding, 0...9), ("dilation", dilation, 1...9),
    ]
    for (name, value, range) in ranges where !range.contains(value) {
      throw .outOfRange(name, value, range)
    }
    let texts = kernel.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard texts.count == 1 || padding == 0 else { throw .paddedStack }
    var kernels: [[[Double]]] = []
    var factors: [ConvolutionPattern] = []
    for text in texts {
      guard let rows = Self.rows(text, isAlone: texts.count == 1) else {
        throw .unreadableKernel(text)
      }
      kernels.append(rows)
      do {
        factors.append(
          try ConvolutionPattern(
            kernel: rows, inputSizes: factors.last?.outputSizes ?? sides, stride: stride,
            padding: padding, dilation: dilation))
      } catch {
        throw .network(error.description)
      }
    }
    self.kernels = kernels
    self.factors = factors
  }

  /// Two sides of `7x5`, or the same twice of `7`; nil for anything else.
  private static func sides(_ text: String) -> [Int]? {
    let words = text.split(separator: "x", omittingEmptySubsequences: false)
    let numbers = words.compactMap { Int($0.filter { $0 != " " }) }
    guard numbers.count == words.count, numbers.allSatisfy({ $0 >= 1 }) else { return nil }
    switch numbers.count {
    case 1: return [numbers[0], numbers[0]]
    case 2: return numbers
    default: return nil
    }
  }

  private static func rows(_ text: String, isAlone: Bool) -> [[Double]]? {
    if let sides = sides(text) {
      guard sides.allSatisfy({ $0 <= sideLimit }) else { return nil }
      return (0..<sides[0]).map { row in
        (0..<sides[1]).map { isAlone ? Double(row * sides[1] + $0 + 1) : 1 }
      }
    }
    var rows: [[Double]] = []
    for line in text.split(separator: ";", omittingEmptySubsequences: false) {
      let words = line.split { $0 == "," || $0 == " " }
      let numbers = words.compactMap { Double($0) }
      guard !numbers.isEmpty, numbers.count == words.count, numbers.allSatisfy({ abs($0) <= 999 }),
        numbers.count == rows.first?.count ?? numbers.count
      else { return nil }
      rows.append(numbers)
    }
    return rows
  }
}
