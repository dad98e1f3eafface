package import Course

/// A layer table: the number that is looked at, and whether it is taken apart.
package struct NetworkState: StateMachine {
  package typealias Message = AnimationState.Message

  package let spec: NetworkSpec
  /// The row that is looked at.
  package private(set) var playback = AnimationPlayback()
  /// Index of the column that is looked at.
  package private(set) var column: Int
  /// Whether all formulas of the row stand in the place of the table.
  package private(set) var isApart = false
  /// Whether the formulas of the column are shown instead of its numbers.
  package private(set) var isTable = false
  /// Why the last wish was refused.
  package private(set) var notice: String?
  /// Questions whose answers are known, so that what they ask may be seen.
  package internal(set) var earned: Set<String> = []

  /// The first row, and its parameters if they are shown.
  package init(_ spec: NetworkSpec) {
    self.spec = spec
    column = spec.columns.firstIndex(of: .parameters) ?? 0
  }

  /// One step a row.
  package var frameCount: Int { spec.rows.count }

  package var row: NetworkSpec.Row { spec.rows[playback.position] }

  /// The number that is looked at.
  package var cell: NetworkSpec.Cell? { row.cells[spec.columns[column]] }

  /// Whether a number is still the student's to find.
  package func isSecret(_ cell: NetworkSpec.Cell) -> Bool {
    cell.hiddenBy.map { !earned.contains($0) } ?? false
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    switch message {
    case .moveFocus(_, let columns):
      column = min(max(0, column + columns), spec.columns.count - 1)
    case .showTable: isTable.toggle()
    case .commit: isApart.toggle()
    case .cancel: isApart = false
    case .follow: return follow()
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  /// Opens what a unit of the row's layer sees, unless that would show a size that is still asked for.
  private mutating func follow() -> [Effect] {
    let told = spec.rows.flatMap { [$0.cells[.output], $0.cells[.receptiveField]] }
    guard !told.contains(where: { $0.map(isSecret) ?? false }) else {
      notice = "Answer the questions behind the ? first: the figure would show their sizes."
      return []
    }
    do throws(FigureFault) {
      var field = try ReceptiveFieldSpec(spec.architecture, title: spec.title)
      // The total stands for the whole network: its last layer that slides.
      if playback.position < frameCount - 1 { try field.pick(layer: row.name) }
      return [.open(.trial(.receptiveField(field), from: "the layer table"))]
    } catch {
      notice = AnimationProblem(fault: error).description
      return []
    }
  }
}
