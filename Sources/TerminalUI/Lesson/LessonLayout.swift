internal import Checked
import Canvas
import Course
import Tutor

/// A page of a lesson laid out for a size: what does not fit one screen is folded into several leaves.
struct LessonLayout {
  /// Prose is not set wider than this, whatever the screen.
  static let measure = 72
  /// Below this height of the page a figure has a leaf of its own, the first.
  private static let lowHeight = 14

  /// Something drawn, with its place on a leaf.
  struct Placed {
    var content: LessonItem
    var y: Int
  }

  /// The leaves in order, at least one.
  private(set) var leaves: [[Placed]] = []
  private let height: Int

  /// Folds the items into leaves of so many rows.
  init(_ items: [LessonItem], height: Int) {
    self.height = max(1, height)
    let figures = items.filter(\.isFigure)
    let isLow = height < Self.lowHeight && !figures.isEmpty
    if isLow {
      for figure in figures { leaves.append([Placed(content: figure, y: 0)]) }
    }
    var leaf: [Placed] = []
    var y = 0
    for item in isLow ? items.filter({ !$0.isFigure }) : items {
      place(item, on: &leaf, y: &y)
    }
    if !leaf.isEmpty || leaves.isEmpty { leaves.append(leaf) }
  }

  /// The leaf with a part of the page; the first when there is none.
  func leaf(of part: Int?) -> Int {
    guard let part else { return 0 }
    return leaves.firstIndex { leaf in leaf.contains { $0.content.part == part } } ?? 0
  }

  private mutating func place(_ item: LessonItem, on leaf: inout [Placed], y: inout Int) {
    let gap = leaf.isEmpty ? 0 : 1
    if y + gap + item.height <= height {
      leaf.append(Placed(content: item, y: y + gap))
      y += gap + item.height
      return
    }
    let room = height - y - gap
    if let (head, rest) = item.split(at: room, fullHeight: height) {
      leaf.append(Placed(content: head, y: y + gap))
      endLeaf(&leaf, &y)
      place(rest, on: &leaf, y: &y)
    } else if leaf.isEmpty {
      leaf.append(Placed(content: item, y: 0))
      endLeaf(&leaf, &y)
    } else {
      endLeaf(&leaf, &y)
      place(item, on: &leaf, y: &y)
    }
  }

  private mutating func endLeaf(_ leaf: inout [Placed], _ y: inout Int) {
    leaves.append(leaf)
    leaf = []
    y = 0
  }
}

/// A piece of a page, drawn: prose that may be broken between lines, or something that holds together.
struct LessonItem {
  /// What it is made of.
  enum Body {
    /// Lines set in from the left edge.
    case lines([StyledText])
    case figure(Grid)
    case question(AnswerDrawing.Result)
  }

  var body: Body
  /// Index among the parts that keys go to; nil for prose.
  var part: Int?
  /// Whether it may be broken between any two lines.
  var isBreakable = false

  var isFigure: Bool {
    if case .figure = body { true } else { false }
  }

  var height: Int {
    switch body {
    case .lines(let lines): lines.count
    case .figure(let grid): grid.size.height
    case .question(let drawing): drawing.lines.count
    }
  }

  /// Two pieces, the first with at most `room` lines; nil where it holds together.
  ///
  /// What could stand whole on a leaf of its own is not broken for less than three lines.
  func split(at room: Int, fullHeight: Int) -> (LessonItem, LessonItem)? {
    guard isBreakable, case .lines(let lines) = body, room > 0, room < lines.count else {
      return nil
    }
    let isWorthwhile = (room >= 3 && lines.count - room >= 2) || lines.count > fullHeight
    guard isWorthwhile else { return nil }
    var head = self
    var rest = self
    head.body = .lines(Array(lines.prefix(atMost: room)))
    rest.body = .lines(Array(lines.dropFirst(atMost: room)))
    return (head, rest)
  }
}
