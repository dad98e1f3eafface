internal import Canvas

/// Named rows of numbers that are changed in place: which cell has the focus, what is typed, what undo goes back to.
package struct NumberSheet: Sendable {
  /// One row of cells.
  package struct Row: Hashable, Sendable {
    package let name: String
    package var numbers: [Double]
    /// Whether cells may be added and taken out.
    package var isResizable: Bool

    package init(_ name: String, _ numbers: [Double], isResizable: Bool = false) {
      self.name = name
      self.numbers = numbers
      self.isResizable = isResizable
    }
  }

  package fileprivate(set) var rows: [Row]
  /// Whether keys are typed into cells.
  package fileprivate(set) var isEditing = false
  fileprivate var row = 0
  fileprivate var column = 0
  /// What was typed into the cell; nil before the first key.
  fileprivate var draft: String?
  /// Why what is typed does not fit.
  package fileprivate(set) var refusal: String?
  fileprivate var history: [[Row]] = []

  package init(_ rows: [Row]) {
    self.rows = rows
  }

  /// Longest text of a cell: what fits the figures.
  fileprivate static let longestText = 6

  /// Whether a cell has the focus.
  package func hasFocus(_ row: Int, _ column: Int) -> Bool {
    isEditing && row == self.row && column == self.column
  }

  /// What stands in a cell: what is being typed, or the number.
  package func text(_ row: Int, _ column: Int) -> String {
    if hasFocus(row, column), let draft { return draft.isEmpty ? "_" : draft }
    return rows[row].numbers[column].figureText
  }

  fileprivate mutating func close() { (isEditing, draft, refusal) = (false, nil, nil) }

  fileprivate mutating func moveRow(_ step: Int) {
    draft = nil
    row = (row + step + rows.count) % rows.count
    column = min(column, rows[row].numbers.count - 1)
  }

  /// Along the row, and from its end on to the next one.
  fileprivate mutating func moveColumn(_ step: Int) {
    draft = nil
    let next = column + step
    if rows[row].numbers.indices.contains(next) {
      column = next
    } else {
      moveRow(step)
      column = step > 0 ? 0 : rows[row].numbers.count - 1
    }
  }
}

/// A figure whose numbers stand in a sheet and are changed there.
package protocol SheetFigure: Figure {
  var sheet: NumberSheet { get set }
  /// Becomes the figure of other rows, and hands them back as they fit it; throws what does not.
  mutating func take(_ rows: [NumberSheet.Row]) throws(FigureFault) -> [NumberSheet.Row]
}

extension SheetFigure {
  package var refusal: String? { sheet.refusal }

  /// Gives the focus to the sheet.
  package static func editSheet(_ help: String, short: String = "edit") -> Binding<Self> {
    Binding([.character("e")], sign: "e", short: short, help: help) { figure, _ in
      figure.sheet.isEditing = true
    }.hidingTable
  }

  /// Takes the last change of the sheet back.
  package static var undoSheet: Binding<Self> {
    Binding(
      [.character("u")], sign: "u", help: "take the last change back", isChange: true
    ) { figure, _ throws(FigureFault) in
      try figure.undo()
    }.hidingTable
  }

  /// The keys while a sheet is edited: up and down walk the rows, plus and x change their length.
  package var sheetKeys: [Binding<Self>] {
    [
      .close("done"),
      Binding([.left, .right], sign: "←→↑↓", short: "cell") { figure, key in
        figure.sheet.moveColumn(key == .right ? 1 : -1)
      },
      Binding([.up, .down]) { figure, key in figure.sheet.moveRow(key == .down ? 1 : -1) },
    ] + (sheet.rows.contains { $0.isResizable } ? [.resize] : []) + [.undo("undo")] + typingKeys
  }

  private var typingKeys: [Binding<Self>] {
    [
      Binding([.tab, .backTab]) { figure, key in figure.sheet.moveRow(key == .tab ? 1 : -1) },
      Binding("0123456789-.,".map { .character($0) }, isChange: true) { figure, key in
        guard case .character(let typed) = key, let sign = typed.asNumberSign else { return }
        figure.type((figure.sheet.draft ?? "") + String(sign))
      },
      Binding([.backspace], isChange: true) { figure, _ in
        let text = figure.sheet.draft ?? figure.sheet.text(figure.sheet.row, figure.sheet.column)
        figure.type(String(text.dropLast()))
      },
    ]
  }

  /// A text that grows: the figure follows as soon as it is a number that fits.
  private mutating func type(_ text: String) {
    guard text.count <= NumberSheet.longestText else { return }
    let isFirstKey = sheet.draft == nil
    sheet.draft = text
    sheet.refusal = nil
    if ["", "-", ".", "-."].contains(text) { return }
    do throws(FigureFault) {
      guard let number = Double(text), number.isFinite else { throw .notANumber(text) }
      try put(number, keepsHistory: isFirstKey)
    } catch {
      sheet.refusal = error.sentence
    }
  }

  private mutating func put(_ number: Double, keepsHistory: Bool) throws(FigureFault) {
    var next = sheet.rows
    next[sheet.row].numbers[sheet.column] = number
    try accept(next, keepsHistory: keepsHistory)
  }

  fileprivate mutating func resize(isGrowing: Bool) throws(FigureFault) {
    guard sheet.rows[sheet.row].isResizable else { return }
    sheet.draft = nil
    var next = sheet.rows
    if isGrowing {
      next[sheet.row].numbers.insert(0, at: sheet.column + 1)
    } else {
      next[sheet.row].numbers.remove(at: sheet.column)
    }
    guard !next[sheet.row].numbers.isEmpty else { throw .lastCell }
    try accept(next, keepsHistory: true)
    sheet.column = min(sheet.column, sheet.rows[sheet.row].numbers.count - 1)
  }

  private mutating func accept(
    _ next: [NumberSheet.Row], keepsHistory: Bool
  ) throws(FigureFault) {
    guard next != sheet.rows else { return }
    let fitting = try take(next)
    if keepsHistory || sheet.history.isEmpty { sheet.history.append(sheet.rows) }
    sheet.rows = fitting
  }

  fileprivate mutating func undo() throws(FigureFault) {
    (sheet.draft, sheet.refusal) = (nil, nil)
    guard let last = sheet.history.popLast() else { throw .nothingToUndo }
    sheet.rows = try take(last)
    sheet.column = min(sheet.column, sheet.rows[sheet.row].numbers.count - 1)
  }
}

extension Binding where F: SheetFigure {
  /// Leaves the sheet.
  fileprivate static func close(_ short: String) -> Binding {
    Binding([.enter, .escape, .character("e")], sign: "↵", short: short) { figure, _ in
      figure.sheet.close()
    }
  }

  fileprivate static var resize: Binding {
    Binding(
      [.character("+"), .character("x"), .delete], sign: "+ x", short: "add, remove",
      isChange: true
    ) { figure, key throws(FigureFault) in
      try figure.resize(isGrowing: key == .character("+"))
    }
  }

  fileprivate static func undo(_ short: String) -> Binding {
    Binding([.character("u")], sign: "u", short: short, isChange: true) {
      figure, _ throws(FigureFault) in
      try figure.undo()
    }
  }
}
