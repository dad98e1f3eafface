/// A key as a screen sees it; what a terminal sends for it is the terminal's business.
package enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case backspace
  case delete
  case function(Int)
  /// The first button of the mouse over a cell, where the screen asks for it (`Grid.wantsMouse`).
  case mouse(MousePress)
  /// A text that was copied elsewhere, as it stands: it is never a command.
  case paste(String)
}

/// What the first button of the mouse does, and over which cell.
package struct MousePress: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press
    case drag
    case release
  }

  package var action: Action
  package var place: Point

  package init(_ action: Action, at place: Point) {
    self.action = action
    self.place = place
  }
}
