package import Canvas
package import ContentFormat

/// One kind of figure: what an author writes, what moves it, what it looks like; all of it is in one folder.
package protocol Figure: Sendable {
  /// The words that ask for it, behind `animate` and in a fence; several where one type draws relatives.
  static var kinds: [FigureKind] { get }
  /// What can be written in a fence, typed as an option, and edited in place: one list for all three.
  static func settings(of kind: FigureKind) -> [Setting<Self>]
  /// Index among the settings on the settings line of the one that is edited first.
  static var firstKnob: Int { get }
  /// Whether a fence may ask for a guess with `predict: true`.
  static var canAsk: Bool { get }

  /// With the course's own numbers.
  init(_ kind: FigureKind)
  /// Takes from files what nobody named, once every setting is read.
  mutating func complete(_ request: FigureRequest) throws(FigureFault)
  /// Lets the engine compute, and keeps `step` below `stepCount`; throws what does not fit.
  ///
  /// The frame settles a copy, so that nothing has changed where it throws.
  mutating func settle() throws(FigureFault)
  /// Told before it plays by itself, so that what takes time is computed only then.
  mutating func prepare()
  /// Shows what questions of the page hid, where the figure has such numbers.
  mutating func learn(earned: Set<String>)

  var stepCount: Int { get }
  /// The step that is shown, from 0.
  var step: Int { get set }
  /// What keys do, in the order of footer and list: those of the frame that it wants, and its own.
  var bindings: [Binding<Self>] { get }
  /// Keys that have all others' place, while something is typed into the figure itself; nil when nothing is.
  var mode: [Binding<Self>]? { get }
  /// Why what is typed into the figure itself does not fit.
  var refusal: String? { get }
  /// What is asked before anything is shown; nil when nothing can be guessed now.
  var question: Question<Self>? { get }

  /// The line above the figure: its settings as the frame shows them, and what else stands there.
  func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText
  /// What is said while a setting is edited.
  var editWords: SizedWords { get }
  /// What there is to say when nothing is asked, edited or refused.
  func words(_ area: FigureArea) -> [StyledText]
  /// The moving part in the columns of an area and at most its rows.
  func draw(_ area: FigureArea) -> Grid
  /// Heading and rows of the table of steps, all of them; the frame cuts it around `tableRow` and fits its signs.
  func table(_ area: FigureArea) -> [StyledText]
  /// The row of the table that stays in sight; nil shows its beginning.
  var tableRow: Int? { get }
  /// The number that is looked at, taken apart; nil where there is none.
  var anatomy: NumberAnatomy? { get }
  /// Whether it draws itself taken apart (`FigureArea.isApart`), in the place of `anatomy`.
  var hasApartView: Bool { get }
  /// Whether its own words take a number apart now.
  var takesApart: Bool { get }
  /// Whether it is taken apart when it is opened.
  var beginsApart: Bool { get }
  /// What is shown above its table, in words and numbers, for pipes and screen readers.
  func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String]
  /// Whether words need a line of their own, because the figure's last line is no place for them.
  var hasWordLine: Bool { get }
  /// Whether a wide window shows the table beside the figure.
  var hasTableBeside: Bool { get }
  /// Columns without which something would be cut; nil where it takes what there is.
  func wantedWidth(_ area: FigureArea) -> Int?
  /// Rows that the moving part can do with; nil where it wants all that it takes.
  func leastRows(_ area: FigureArea) -> Int?
  /// Whether a table beside the figure gets no more columns than its numbers need.
  var hasNarrowTable: Bool { get }
  /// Keys that an author chose and that can only say what is wrong: the setting, and the sentence.
  var refusals: [(setting: String, sentence: String)] { get }
}

extension Figure {
  package static var firstKnob: Int { 0 }
  package static var canAsk: Bool { false }
  package var editWords: SizedWords {
    SizedWords("Type a number, or press ↑↓.", narrow: "Type, or press ↑↓.")
  }
  package mutating func complete(_ request: FigureRequest) throws(FigureFault) {}
  package mutating func prepare() {}
  package mutating func learn(earned: Set<String>) {}
  package var mode: [Binding<Self>]? { nil }
  package var refusal: String? { nil }
  package var question: Question<Self>? { nil }
  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    knobs.text(width: area.width - 10)
  }
  package func words(_ area: FigureArea) -> [StyledText] { [] }
  package var tableRow: Int? { step }
  package var anatomy: NumberAnatomy? { nil }
  package var hasApartView: Bool { false }
  package var takesApart: Bool { false }
  package var beginsApart: Bool { false }
  package var hasWordLine: Bool { true }
  package var hasTableBeside: Bool { true }
  package func wantedWidth(_ area: FigureArea) -> Int? { nil }
  package func leastRows(_ area: FigureArea) -> Int? { nil }
  package var hasNarrowTable: Bool { false }
  package var refusals: [(setting: String, sentence: String)] { [] }
}

/// A figure with one word of its own.
package protocol SoleFigure: Figure {
  static var kind: FigureKind { get }
  static var settings: [Setting<Self>] { get }
  init()
}

extension SoleFigure {
  package static var kinds: [FigureKind] { [kind] }
  package static func settings(of kind: FigureKind) -> [Setting<Self>] { settings }
  package init(_ kind: FigureKind) { self.init() }
}

/// A word that asks for a figure, and what is said of it.
package struct FigureKind: Hashable, Sendable {
  /// The word behind `animate`.
  package let name: String
  /// Half a line of help.
  package let help: String
  /// The lesson that shows it best, where its numbers stand in lessons and cannot be typed as options.
  package let lesson: String?
  /// The word of its fences; one that is its own name has what it shows behind it.
  package let fence: String

  package init(
    _ name: String, _ help: String, lesson: String? = nil, fence: String = "animate"
  ) {
    self.name = name
    self.help = help
    self.lesson = lesson
    self.fence = fence
  }
}

/// Words for a wide window and for a narrow one.
package struct SizedWords: Hashable, Sendable {
  package var wide: String
  package var narrow: String

  package init(_ wide: String, narrow: String? = nil) {
    self.wide = wide
    self.narrow = narrow ?? wide
  }

  /// Those for an area.
  func text(_ area: FigureArea) -> String { area.isNarrow ? narrow : wide }
}

/// Where a figure is drawn, and how.
package struct FigureArea: Sendable {
  package var width: Int
  /// Nil on a page that is measured: as many rows as it wants.
  package var height: Int?
  package var capabilities: Capabilities
  /// Whether keys go to the figure now.
  package var hasFocus = false
  /// Whether the answer to the figure's question is still to be found.
  package var isSecret = false
  /// Whether the number that is looked at is taken apart.
  package var isApart = false
  /// A guess that is typed cell by cell, and afterwards what became of it.
  package var guess: CellGuess?
  /// Whether a setting is edited.
  package var isEdited = false
  /// Whether it is told in lines, as in a pipe: nothing is marked as current, nothing cut to the width.
  package var isPlain = false
  /// Whether every step is told, not only those that were reached.
  package var tellsAll = false
  /// Whether it is one thing among others in a pipe, so that a long table is abridged.
  package var isAbridged = false

  /// Columns of the line of settings, beside how far the figure has come.
  package var lineWidth: Int

  package init(width: Int, height: Int?, capabilities: Capabilities) {
    self.width = width
    lineWidth = width
    self.height = height
    self.capabilities = capabilities
  }

  /// Whether words have to be few.
  package var isNarrow: Bool { width < 64 }

  /// So many rows, or as many as there are.
  package func fitting(_ rows: Int) -> Int { height.map { min($0, rows) } ?? rows }

  /// Begins a row of a table: a mark where the figure stands, but none in a pipe.
  package func mark(_ isHere: Bool) -> StyledText {
    StyledText(isHere && !isPlain ? "▸ " : "  ", .focus)
  }

  /// The first line, and the others around one of them, counted from 1, as many as there is room for.
  package func scrolled(_ lines: [StyledText], around row: Int) -> [StyledText] {
    guard let height, lines.count > height, height > 1 else { return lines }
    let start = min(max(0, row - height / 2), lines.count - height)
    return [lines[0]] + lines[(start + 1)..<(start + height)]
  }
}
