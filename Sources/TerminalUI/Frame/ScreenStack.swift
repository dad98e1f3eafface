package import Canvas
package import Tutor

/// The screens on top of each other: keys go to the top one, and effects are carried out.
package struct ScreenStack {
  private var screens: [any Screen]
  private let outside: Outside
  /// The list of keys, when it lies over the screen.
  private var help: HelpPage?
  /// What went wrong outside, shown until the next key.
  private var notice: String?
  /// Time at the lesson or quiz on top that is not recorded yet.
  private var timeSheet = TimeSheet()

  /// One screen to begin with, and what the student should be told at the start.
  package init(_ first: any Screen, outside: Outside, notice: String? = nil) {
    screens = [first]
    self.outside = outside
    self.notice = notice
  }

  /// Whether the student has left the last screen.
  package var isFinished: Bool { screens.isEmpty }

  /// Time between animation steps in milliseconds; nil when nothing moves.
  package var tickIntervalMilliseconds: Int? { screens.last?.tickIntervalMilliseconds }

  /// Whether the steps of the top screen tell the time.
  package var isTimed: Bool { screens.last?.isTimed ?? false }

  /// Takes a key in; false when it means nothing and the screen stays as it is.
  ///
  /// `milliseconds` have passed since the key before.
  @discardableResult
  package mutating func press(_ typed: Key, after milliseconds: Int = 0) -> Bool {
    guard let top = screens.indices.last else { return false }
    keep(timeSheet.pass(milliseconds: milliseconds, at: screens[top].place))
    defer { if isFinished { leave() } }
    let hadNotice = notice != nil
    notice = nil
    if case .paste(let text) = typed { return paste(text, into: top) || hadNotice }
    if help != nil, typed != .function(10) {
      if help?.press(typed) == false { help = nil }
      return true
    }
    let key = screens[top].isTextEntry ? typed : typed.onLatinLayout
    if let effects = screens[top].press(key) {
      carryOut(effects)
      return true
    }
    return pressFrameKey(key) || hadNotice
  }

  /// A pasted text goes to a field as it stands, or is typed into it on one line; elsewhere its letters would be commands.
  private mutating func paste(_ text: String, into top: Int) -> Bool {
    guard screens[top].isTextEntry, help == nil else { return false }
    if let effects = screens[top].press(.paste(text)) {
      carryOut(effects)
      return true
    }
    for character in text.onOneLine {
      if let effects = screens[top].press(.character(character)) { carryOut(effects) }
    }
    return true
  }

  /// Keeps what is not recorded yet; to be called when the program ends otherwise than by a key.
  package mutating func leave() { keep(timeSheet.close()) }

  private mutating func keep(_ records: [ProgressRecord]) {
    carryOut(records.map(Effect.record))
  }

  /// Lets one animation step pass.
  package mutating func tick() {
    guard let top = screens.indices.last, let effects = screens[top].advance() else { return }
    carryOut(effects)
  }

  /// Lets one step of whatever moves pass: the animation, or else a training run that is stepped by hand.
  package mutating func tickOrStep() {
    if screens.last?.tick != nil {
      tick()
    } else if let event = outside.step() {
      receive(event)
    }
  }

  /// Gives an event from outside to every screen, for the one that waits for it may be covered.
  package mutating func receive(_ event: OutsideEvent) {
    let effects = screens.indices.flatMap { screens[$0].receive(event) ?? [] }
    carryOut(effects)
  }

  /// Tells the top screen how large it is; to be called before keys and drawing.
  package mutating func fit(size: Size, capabilities: Capabilities) {
    guard let top = screens.indices.last else { return }
    screens[top].fit(size: size, capabilities: capabilities)
  }

  /// The top screen as lines of text.
  package func plainText() -> String { screens.last?.plainText() ?? "" }

  /// Draws the top screen with what lies over it, or a sentence where there is no room.
  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    guard let top = screens.last else { return Grid(size: size) }
    var grid: Grid
    if size.width < Self.smallest.width || size.height < Self.smallest.height {
      grid = tooSmall(size)
    } else if let help {
      grid = help.draw(size: size, capabilities: capabilities)
    } else {
      grid = top.draw(size: size, capabilities: capabilities)
    }
    if let notice { drawNotice(notice, on: &grid, capabilities: capabilities) }
    return capabilities.isUnicode ? grid : grid.asciiTwin
  }

  /// The smallest screen that is drawn.
  private static let smallest = Size(width: 40, height: 12)

  private func tooSmall(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let sentence =
      "This window is \(size.width) x \(size.height); cnn-tutor needs "
      + "\(Self.smallest.width) x \(Self.smallest.height). Enlarge it, or press F10 to leave."
    grid.write(StyledText(sentence).wrapped(to: size.width), x: 0, y: 0, limit: size.height)
    return grid
  }

  private func drawNotice(_ notice: String, on grid: inout Grid, capabilities: Capabilities) {
    let lines = StyledText(notice, .wrong).fitted(to: capabilities)
      .wrapped(to: max(1, grid.size.width - 2))
    let y = max(0, grid.size.height - lines.count)
    grid.clear(Rect(x: 0, y: y, width: grid.size.width, height: lines.count))
    grid.write(lines, x: 1, y: y)
    grid.cursor = nil
  }

  /// The keys that work everywhere unless the screen has another meaning for them.
  private mutating func pressFrameKey(_ key: Key) -> Bool {
    switch key {
    case .character("?"): help = screens.last.map { HelpPage(keys: $0.allKeys) }
    case .character("/"): carryOut([.open(.lookUp)])
    case .escape: carryOut([.back])
    case .function(10): carryOut([.quit])
    default: return false
    }
    return true
  }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .back: goBack()
      case .quit: screens = []
      case .open(let destination): attempt { try $0.screens.append($0.outside.open(destination)) }
      case .record(let record): attempt { try $0.outside.record(record) }
      case .write(let dispute):
        attempt { try $0.receive(.written(path: $0.outside.write(dispute))) }
      case .runs(let command): attempt { try $0.receive(.runs($0.outside.runs(command))) }
      case .training(let command): outside.train(command)
      }
    }
  }

  private mutating func goBack() {
    screens.removeLast()
    if !screens.isEmpty { receive(.progress(outside.progress())) }
  }

  private mutating func attempt(_ work: (inout Self) throws -> Void) {
    do {
      try work(&self)
    } catch {
      notice = "\(error)"
    }
  }
}
