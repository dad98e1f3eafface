internal import Checked

/// One character place of a screen.
public struct Cell: Hashable, Sendable {
  /// What is shown: a letter with its combining marks; nil in the right half of a wide character.
  ///
  /// A sign that would steer the terminal is `�`.
  public var character: Character? {
    didSet { character = Self.shown(character) }
  }
  /// How it is shown.
  public var style: Style

  /// A character in a style; nil is the right half of a wide character.
  public init(_ character: Character?, _ style: Style = .plain) {
    self.character = Self.shown(character)
    self.style = style
  }

  private static func shown(_ character: Character?) -> Character? {
    // A steering sign joins no other into one character.
    guard let sign = character?.unicodeScalars.first, sign.isSteeringSign else { return character }
    return "\u{FFFD}"
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell(" ")
}

/// How a cell looks, by its role; a terminal turns roles into colours (or not).
public struct Style: Hashable, Sendable {
  /// What the text means.
  public var role: Role
  /// What lies behind it.
  public var background: Background
  /// Whether it stands out by weight.
  public var isBold: Bool
  /// Whether it has a line below.
  public var isUnderlined: Bool
  /// Whether text and background change places.
  public var isReversed: Bool

  /// A role, on the terminal's own background unless said.
  public init(
    _ role: Role = .text, background: Background = .none, isBold: Bool = false,
    isUnderlined: Bool = false, isReversed: Bool = false
  ) {
    self.role = role
    self.background = background
    self.isBold = isBold
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  /// The terminal's own text.
  public static let plain = Style()
}

/// What a piece of text means; terminals map roles to colours, for Canvas knows no colour number.
public enum Role: Hashable, Sendable {
  case text
  case heading
  /// Not in play, or less important.
  case quiet
  /// The first accent: the kernel, the training curve.
  case kernel
  /// The second accent: the output, the validation curve.
  case output
  /// The input cell or row that is in play.
  case input
  case right
  case wrong
  /// Keys in the footer, links.
  case key
  /// The place of the focus.
  case focus
  /// A further series of a plot, from 0.
  case series(Int)
  /// A grey level of a picture, 0 black to 25 white.
  case grey(Int)
  /// A signed value, -8 to 8, for weights: one hue below zero, another above.
  case signed(Int)
}

/// What lies behind a cell's text.
public enum Background: Hashable, Sendable {
  case none
  /// Under the sliding window.
  case window
  /// Under the chosen row or field.
  case selection
  case right
  case wrong
  /// A grey level of a picture, 0 black to 25 white (the lower half of a half block).
  case grey(Int)
  case signed(Int)
  /// Behind a digit: how far the number is below or above zero, -8 to 8.
  case shade(Int)
}
