package import CNNEngine
package import Course

/// A convolution as its matrix: the row and the column that are looked at, and which matrices are multiplied.
package struct MatrixState: StateMachine {
  package typealias Message = AnimationState.Message

  /// One matrix that can be shown: a layer's own, or a product of the first ones.
  package struct View: Hashable, Sendable {
    /// `w2`, `w3·w2·w1`.
    package let name: String
    package let pattern: ConvolutionPattern
  }

  package let spec: MatrixSpec
  /// The layers' matrices, then their products, from the first two to all.
  package let views: [View]
  /// Index of the matrix that is shown.
  package private(set) var shown = 0
  /// The row that is looked at: the output whose window is lit.
  package private(set) var playback = AnimationPlayback()
  /// The column that is looked at: the pixel whose outputs are lit.
  package private(set) var column = 0
  /// Whether the row was moved last, so that its numbers are what must be seen.
  package private(set) var followsRow = true
  package private(set) var isTable = false
  /// The place that is typed, while it is.
  package private(set) var jump: String?
  package private(set) var notice: String?

  /// The first matrix, its first row, and the pixel in the middle.
  package init(_ spec: MatrixSpec) {
    self.spec = spec
    var views = spec.factors.enumerated().map { View(name: "w\($0 + 1)", pattern: $1) }
    var (name, product) = ("w1", spec.factors[0])
    for (index, factor) in spec.factors.enumerated().dropFirst() {
      name = "w\(index + 1)·" + name
      product = factor.after(product)
      views.append(View(name: name, pattern: product))
    }
    self.views = views
    column = pattern.columnCount / 2
  }

  /// What is shown.
  package var view: View { views[shown] }
  package var pattern: ConvolutionPattern { view.pattern }

  /// One step a row.
  package var frameCount: Int { pattern.rowCount }

  /// The row that is looked at.
  package var row: Int { playback.position }

  /// Rows and columns of an output or a pixel.
  package func place(_ index: Int, in sizes: [Int]) -> [Int] {
    [index / sizes[1], index % sizes[1]]
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    if let jump, message != .tick {
      type(jump, message)
      return []
    }
    switch message {
    case .moveFocus(_, let columns):
      followsRow = false
      column = min(max(0, column + columns), pattern.columnCount - 1)
    case .nextGroup: show((shown + 1) % views.count)
    case .previousGroup: show((shown + views.count - 1) % views.count)
    case .grow: multiply()
    case .showTable: isTable.toggle()
    case .beginJump: jump = ""
    case .commit, .cancel: playback.handle(message, count: frameCount)
    default:
      followsRow = true
      playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func show(_ index: Int) {
    shown = index
    playback.go(to: row, of: frameCount)
    column = min(column, pattern.columnCount - 1)
  }

  /// From a layer to the product of the first two, then one factor more each time; from all back to the first.
  private mutating func multiply() {
    guard views.count > 1 else {
      notice = "There is one matrix and nothing to multiply it with."
      return
    }
    let firstProduct = spec.factors.count
    show(shown < firstProduct ? firstProduct : (shown + 1) % views.count)
  }

  private mutating func type(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 5 { jump = text + String(character) }
    case .erase: jump = String(text.dropLast())
    case .cancel: jump = nil
    case .commit:
      jump = nil
      if text.isEmpty { return }
      guard let row = placeIndex(named: text, sizes: pattern.outputSizes) else {
        notice =
          AnimationProblem(.noSuchOutput(text, last: pattern.outputSizes.map { $0 - 1 }))
          .description
        return
      }
      followsRow = true
      playback.go(to: row, of: frameCount)
    default: break
    }
  }
}
