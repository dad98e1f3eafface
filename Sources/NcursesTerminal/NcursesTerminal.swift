internal import CNcurses
package import Canvas
package import TerminalUI

/// The student's terminal; not a value, for there is only one, and it has to be given back.
package struct NcursesTerminal: ~Copyable {
  package let capabilities: Capabilities
  private let palette: Palette
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: Grid?
  private var paste = PasteReader()

  /// Puts right what the parent may have left wrong, blocked signals and closed descriptors; has to be called first.
  package static func beginProcess() { cn_begin_process() }

  /// Whether the student's locale can show more than ASCII; has to be asked before text is written anywhere.
  package static var hasUnicodeLocale: Bool { cn_use_locale() }

  /// Ends the wait of the one open terminal; from any thread.
  package static func wake() { cn_wake() }

  /// Opens the terminal with at most what is wanted, or throws why only text can be written.
  package init(wanted: Capabilities) throws(NcursesTerminalError) {
    if let error = NcursesTerminalError(code: cn_open(wanted.colorCount > 0)) { throw error }
    let colorCount = min(Int(cn_color_count()), wanted.colorCount)
    capabilities = Capabilities(
      isUnicode: wanted.isUnicode && cn_use_locale(), colorCount: colorCount,
      hasMotion: wanted.hasMotion)
    palette = Palette(colorCount: colorCount)
    start = clock.now
  }

  deinit { cn_close() }
}

extension NcursesTerminal: TerminalDevice {
  package var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    cn_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  package var nowMilliseconds: Int { Int((clock.now - start) / .milliseconds(1)) }

  package mutating func show(_ grid: Grid) {
    if shown?.size != grid.size { cn_erase() }
    let old = shown?.size == grid.size ? shown : nil
    for change in grid.changes(since: old ?? Grid(size: grid.size)) {
      for x in change.columns { put(grid[x, change.y], x: x, y: change.y) }
    }
    let cursor = grid.cursor
    cn_set_cursor(Int32(cursor?.x ?? 0), Int32(cursor?.y ?? 0), cursor != nil)
    cn_set_mouse(grid.wantsMouse)
    cn_show()
    shown = grid
  }

  private func put(_ cell: Cell, x: Int, y: Int) {
    guard let character = cell.character else { return }
    let ink = palette.ink(for: cell.style)
    let isShowable = capabilities.isUnicode || character.isASCII
    let scalars = (isShowable ? character : "?").unicodeScalars.map(\.value)
    cn_put(
      Int32(x), Int32(y), scalars, Int32(scalars.count), ink.foreground, ink.background,
      ink.attributes)
  }

  package mutating func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent {
    let timeout = timeoutMilliseconds.map { Int32(clamping: $0) } ?? -1
    var event = paste.take(cn_wait(timeout))
    while event == nil { event = paste.take(cn_wait(PasteReader.silenceMilliseconds)) }
    return event ?? .timedOut
  }

  package mutating func suspend() {
    cn_suspend()
  }
}

/// Why a terminal cannot show screens.
package enum NcursesTerminalError: Error, Hashable, CustomStringConvertible {
  case notATerminal
  case unknownTerminal
  case cannotMoveCursor

  init?(code: Int32) {
    switch Int(code) {
    case CN_OPENED: return nil
    case CN_UNKNOWN_TERMINAL: self = .unknownTerminal
    case CN_CANNOT_MOVE_CURSOR: self = .cannotMoveCursor
    default: self = .notATerminal
    }
  }

  package var description: String {
    switch self {
    case .notATerminal: "input or output is not a terminal, so this is text"
    case .unknownTerminal: "the terminal named by TERM is not known here, so this is text"
    case .cannotMoveCursor: "the terminal named by TERM cannot move its cursor, so this is text"
    }
  }
}
