package import Canvas
package import ContentFormat

/// What a key does, in the footer and in the list of keys: one place, so that none can be advertised and dead.
package struct Binding<F: Figure>: Sendable {
  /// What becomes of the key.
  package enum Action: Sendable {
    case frame(FrameAction)
    /// The figure takes it; throws what is said instead.
    case own(@Sendable (inout F, Key) throws(FigureFault) -> Void)
    /// A line of text is typed.
    case type(Prompt<F>)
    /// Another figure is opened; throws what is said instead.
    case open(@Sendable (F) throws(FigureFault) -> FigureRequest)
  }

  package var keys: [Key]
  /// As the footer names the keys: `←→`.
  package var sign: String
  /// A word or two for the footer; nil keeps the key out of it.
  package var short: String?
  /// What the footer says in its place while the frame does what the key ends: `pause`, `figure`, `together`.
  package var shortBack: String?
  /// For the list of keys; nil keeps the key out of it.
  package var help: String?
  /// Whether what was guessed holds no longer.
  package var isChange = false
  /// Whether the table gives way to the figure, which is changed.
  package var hidesTable = false
  /// Whether it works while the figure's question is asked.
  package var worksWhileAsked = false
  package let action: Action

  private init(_ keys: [Key], _ sign: String, _ short: String?, _ help: String?, _ action: Action) {
    self.keys = keys
    self.sign = sign
    self.short = short
    self.help = help
    self.action = action
  }

  /// A key of the figure's own.
  package init(
    _ keys: [Key], sign: String = "", short: String? = nil, help: String? = nil,
    isChange: Bool = false,
    act: @escaping @Sendable (inout F, Key) throws(FigureFault) -> Void
  ) {
    self.init(keys, sign, short, help, .own(act))
    self.isChange = isChange
  }

  /// A key behind which a line of text is typed, such as a place to go to.
  package init(
    _ keys: [Key], sign: String, short: String? = nil, help: String?, type prompt: Prompt<F>
  ) {
    self.init(keys, sign, short, help, .type(prompt))
  }

  /// A key that opens another figure.
  package init(
    _ keys: [Key], sign: String, short: String?, help: String?,
    open: @escaping @Sendable (F) throws(FigureFault) -> FigureRequest
  ) {
    self.init(keys, sign, short, help, .open(open))
  }

  /// The same, but not in the footer.
  package var quiet: Self {
    var copy = self
    copy.short = nil
    return copy
  }

  /// The same, and the table gives way to the figure.
  package var hidingTable: Self {
    var copy = self
    copy.hidesTable = true
    return copy
  }

  /// The same, and it works while the figure's question is asked.
  package var whileAsked: Self {
    var copy = self
    copy.worksWhileAsked = true
    return copy
  }
}

/// What the frame of every figure does with a key.
package enum FrameAction: Hashable, Sendable {
  case play
  case step(back: [Key])
  case toEnds
  case speed
  case table
  case apart
  case edit
  case undo
  case ask
}

extension Binding {
  /// Plays and pauses.
  package static func play(_ short: String = "play") -> Binding {
    var binding = Binding(
      [.character(" ")], "space", short, "play or pause", .frame(.play))
    binding.shortBack = "pause"
    return binding
  }

  /// One step back or forward with the arrows left and right, or with others.
  package static func step(
    _ short: String = "step", sign: String = "←→", help: String = "one step back or forward",
    back: [Key] = [.left], forward: [Key] = [.right]
  ) -> Binding {
    Binding(back + forward, sign, short, help, .frame(.step(back: back)))
  }

  /// The first and the last step.
  package static func ends(_ help: String = "first or last step") -> Binding {
    Binding([.home, .end], "home end", nil, help, .frame(.toEnds))
  }

  /// Plays slower or faster.
  package static var speed: Binding {
    Binding(
      [.character("-"), .character("+"), .character("=")], "- +", nil, "slower or faster",
      .frame(.speed))
  }

  /// The table in the place of the figure.
  package static func table(
    _ short: String = "table", back: String = "figure",
    help: String = "table of the steps and back"
  ) -> Binding {
    var binding = Binding([.character("t")], "t", short, help, .frame(.table))
    binding.shortBack = back
    return binding
  }

  /// The number that is looked at, taken apart.
  package static func apart(
    _ short: String = "take apart", back: String = "together",
    help: String = "take the number apart that is looked at"
  ) -> Binding {
    var binding = Binding([.enter], "↵", short, help, .frame(.apart))
    binding.shortBack = back
    return binding
  }

  /// The settings, edited in place.
  package static func edit(_ help: String, short: String = "edit") -> Binding {
    Binding([.character("e")], "e", short, help, .frame(.edit))
  }

  /// The settings as they were before they were edited last; stands behind each `edit`.
  static var undo: Binding {
    Binding([.character("u")], "u", nil, "take the last change back", .frame(.undo))
  }

  /// The figure's question.
  package static func predict(_ help: String) -> Binding {
    Binding([.character("p")], "p", "predict", help, .frame(.ask))
  }
}

/// A line of text that is typed below a figure: a place to go to, the name of a layer.
package struct Prompt<F>: Sendable {
  package let words: SizedWords
  /// Whether letters typed are text, so that no key of the program is among them.
  package let isText: Bool
  /// What a sign becomes in the text; nil for one that cannot be typed.
  package let sign: @Sendable (Character) -> Character?
  /// Longest text.
  package let limit: Int
  /// Whether what was guessed holds no longer.
  package let isChange: Bool
  /// Takes the text, which is not empty; throws what does not fit.
  package let take: @Sendable (inout F, String) throws(FigureFault) -> Void

  package init(
    _ words: SizedWords, isText: Bool = false, isChange: Bool = false, limit: Int,
    sign: @escaping @Sendable (Character) -> Character?,
    take: @escaping @Sendable (inout F, String) throws(FigureFault) -> Void
  ) {
    self.words = words
    self.isText = isText
    self.isChange = isChange
    self.limit = limit
    self.sign = sign
    self.take = take
  }

  /// The keys that work while it is typed.
  static var footer: [FooterKey] { [FooterKey("↵", "go"), FooterKey("esc", "stay")] }
}

extension Key {
  /// The number of a digit.
  package var digit: Int? {
    if case .character(let sign) = self { sign.wholeNumberValue } else { nil }
  }

  /// The digits from 1 on, so many.
  package static func digits(_ count: Int) -> [Key] {
    "123456789".prefix(count).map { .character($0) }
  }
}
