package import CNNEngine
internal import Canvas
package import ContentFormat

/// A convolution as its matrix, or a stack of them: the row and the column that are looked at, which are multiplied.
package struct MatrixFigure: SoleFigure {
  /// One matrix that can be shown: a layer's own, or a product of the first ones.
  package struct View: Hashable, Sendable {
    /// `w2`, `w3·w2·w1`.
    package let name: String
    package let pattern: ConvolutionPattern
  }

  package static let kind = FigureKind("matrix", "a convolution, or a stack of them, as its matrix")

  /// Most pixels along a side of the picture: beyond, the matrix has too many columns to be followed by eye.
  private static let sideLimit = 16

  private var input = "7x7"
  private var kernel = "3"
  private var stride = 1
  private var padding = 0
  private var dilation = 1
  /// Number of layers.
  private var layerCount = 1
  /// The layers' matrices, then their products, from the first two to all.
  package private(set) var views: [View] = []
  /// Index of the matrix that is shown.
  private var shown = 0
  /// The row that is looked at: the output whose window is lit.
  package var step = 0 {
    didSet { if step != oldValue { followsRow = true } }
  }
  /// The column that is looked at: the pixel whose outputs are lit.
  package private(set) var column = 0
  /// Whether the row was moved last, so that its numbers are what must be seen.
  private(set) var followsRow = true

  package init() {}

  package static let settings: [Setting<Self>] = [
    .text("input", \.input, help: "sides of the picture, such as 7x7"),
    .text(
      "kernel", \.kernel,
      help: "its side, or rows such as 1,2;3,4; a bar parts the kernels of a stack: 3 | 3 | 3"),
    .count("stride", \.stride, 1...9, help: "distance between two windows"),
    .count("padding", \.padding, 0...9, help: "zeros added at each side"),
    .count("dilation", \.dilation, 1...9, help: "distance between two taps"),
  ]

  /// A lone size is filled with 1, 2, 3 and so on, so that each weight is known again; in a stack with ones, so
  /// that the product counts ways.
  package mutating func settle() throws(FigureFault) {
    guard let sides = Self.sides(input), sides.allSatisfy({ $0 <= Self.sideLimit }) else {
      throw .own(MatrixFault.unreadablePicture(input, limit: Self.sideLimit))
    }
    let texts = kernel.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard texts.count == 1 || padding == 0 else { throw .own(MatrixFault.paddedStack) }
    var factors: [ConvolutionPattern] = []
    for text in texts {
      guard let rows = Self.rows(text, isAlone: texts.count == 1) else {
        throw .own(MatrixFault.unreadableKernel(text))
      }
      do {
        factors.append(
          try ConvolutionPattern(
            kernel: rows, inputSizes: factors.last?.outputSizes ?? sides, stride: stride,
            padding: padding, dilation: dilation))
      } catch {
        throw .own(MatrixFault.shape(error.description))
      }
    }
    views = factors.enumerated().map { View(name: "w\($0 + 1)", pattern: $1) }
    layerCount = factors.count
    var (name, product) = ("w1", factors[0])
    for (index, factor) in factors.enumerated().dropFirst() {
      name = "w\(index + 1)·" + name
      product = factor.after(product)
      views.append(View(name: name, pattern: product))
    }
    column = pattern.columnCount / 2
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
    guard let filters = NumberGrids.read(text), filters.count == 1, filters[0].count == 1 else {
      return nil
    }
    let rows = filters[0][0]
    let isGrid = rows.allSatisfy { $0.count == rows[0].count && $0.allSatisfy { abs($0) <= 999 } }
    return isGrid ? rows : nil
  }

  /// What is shown.
  package var view: View { views[shown] }
  package var pattern: ConvolutionPattern { view.pattern }

  /// One step a row.
  package var stepCount: Int { pattern.rowCount }

  /// Rows and columns of an output or a pixel.
  func place(_ index: Int, in sizes: [Int]) -> [Int] {
    [index / sizes[1], index % sizes[1]]
  }
}

// MARK: - Keys

extension MatrixFigure {
  package var bindings: [Binding<Self>] {
    [
      .step(
        "row", sign: "↑↓", help: "another row: an output and its window", back: [.up],
        forward: [.down]),
      Binding(
        [.left, .right], sign: "←→", short: "column",
        help: "another column: a pixel and the outputs that use it"
      ) { figure, key in
        figure.followsRow = false
        let column = figure.column + (key == .right ? 1 : -1)
        figure.column = min(max(0, column), figure.pattern.columnCount - 1)
      },
      .apart(),
      Binding(
        [.character("x")], sign: "x", short: views.count > 1 ? "multiply" : nil,
        help: "multiply the matrices of a stack into one"
      ) { figure, _ throws(FigureFault) in try figure.multiply() },
      .play(), .table(),
    ] + (views.count > 1 ? [stackKey] : []) + [
      Binding(
        [.character("g")], sign: "g", help: "go to an output by its place",
        type: .place("Go to output (from 0): ", limit: 5) { figure, text throws(FigureFault) in
          figure.step = try figure.pattern.outputSizes.index(ofOutput: text)
          figure.followsRow = true
        }),
      .ends(), .speed,
    ]
  }

  private var stackKey: Binding<Self> {
    Binding(
      [.character("["), .character("]")], sign: "[ ]",
      help: "another matrix of a stack; alone on the screen also tab"
    ) { figure, key in
      let step = key == .character("]") ? 1 : figure.views.count - 1
      figure.show((figure.shown + step) % figure.views.count)
    }
  }

  private mutating func show(_ index: Int) {
    shown = index
    step = min(step, stepCount - 1)
    column = min(column, pattern.columnCount - 1)
  }

  /// From a layer to the product of the first two, then one factor more each time; from all back to the first.
  private mutating func multiply() throws(FigureFault) {
    guard views.count > 1 else { throw .own(MatrixFault.oneMatrix) }
    show(shown < layerCount ? layerCount : (shown + 1) % views.count)
  }
}

/// What keeps a convolution from being laid out as a matrix.
package enum MatrixFault: FaultOfKind {
  case unreadablePicture(String, limit: Int)
  case unreadableKernel(String)
  /// A stack with padding is no single convolution at its edges.
  case paddedStack
  /// A window that has no place, in the engine's words.
  case shape(String)
  case oneMatrix

  package var description: String {
    switch self {
    case .unreadablePicture(let text, let limit):
      "the input \"\(text)\" is no picture for the matrix. Write its sides, such as 7x7, at most \(limit)."
    case .unreadableKernel(let text):
      "the kernel \"\(text)\" cannot be read. Write its side, such as 3, or rows such as \"1,2;3,4\"; "
        + "a bar parts the kernels of a stack."
    case .paddedStack:
      "a stack with padding is not one convolution at its edges. Take the padding away, or one kernel."
    case .shape(let sentence): sentence
    case .oneMatrix: "there is one matrix and nothing to multiply it with."
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .unreadablePicture: ["input"]
    case .unreadableKernel: ["kernel"]
    case .paddedStack: ["padding"]
    case .shape: ["kernel", "input"]
    case .oneMatrix: []
    }
  }
}
