package import Canvas
package import ContentFormat

/// The frame of every figure: steps, table, settings edited in place, questions, numbers taken apart.
package struct FigureFrame<F: Figure>: FigurePart {
  /// What keys are typed into.
  enum Entry: Sendable {
    case none
    /// A setting by its index on the settings line, and what is typed; nil before the first key.
    case knob(Int, draft: String?)
    case question(draft: String)
    case prompt(Prompt<F>, draft: String)
  }

  package let kind: FigureKind
  package internal(set) var figure: F
  var playback = Playback()
  var isTable = false
  private(set) var wasTakenApart = false
  var entry = Entry.none
  /// The figure before each change of a setting.
  private var history: [F] = []
  /// What came of the guess.
  var verdict: Verdict?
  /// A guess of numbers, while it is typed and afterwards.
  var guess: CellGuess?
  package internal(set) var notice: String?

  /// A settled figure; a guess comes first where it is asked for.
  package init(_ figure: F, kind: FigureKind, asks: Bool = false) {
    self.kind = kind
    self.figure = figure
    wasTakenApart = figure.beginsApart
    if asks { ask() }
  }

  package var name: String { kind.name }
  package var step: Int { figure.step }
  package var stepCount: Int { figure.stepCount }
  package var isPlaying: Bool { playback.isPlaying }
  package var intervalMilliseconds: Int? { playback.intervalMilliseconds }
  package var refusals: [(setting: String, sentence: String)] { figure.refusals }

  package var isTextEntry: Bool {
    switch entry {
    case .none, .question: false
    case .knob: true
    case .prompt(let prompt, _): prompt.isText
    }
  }

  package mutating func learn(earned: Set<String>) { figure.learn(earned: earned) }

  package mutating func pause() { playback.isPlaying = false }

  package mutating func tick() {
    guard isPlaying else { return }
    let before = step
    figure.step = min(figure.step + 1, stepCount - 1)
    if figure.step == stepCount - 1 { pause() }
    forgetGuess(at: before)
  }

  /// Settings that are edited in place.
  var knobs: [Setting<F>] {
    F.settings(of: kind).filter { $0.label != nil && $0.isKnob(figure) }
  }

  package mutating func skipQuestion() {
    if case .question = entry { (entry, guess) = (.none, nil) }
  }

  package var isSecret: Bool {
    if case .question = entry { return true }
    guard verdict != nil, let question = figure.question else { return false }
    return question.hidesUntilTold && !question.isTold(figure)
  }

  /// Whether the number that is looked at is taken apart now.
  var isApart: Bool {
    guard wasTakenApart, case .none = entry else { return false }
    return canBeTakenApart
  }

  var canBeTakenApart: Bool { !isSecret && (figure.hasApartView || figure.anatomy != nil) }
}

// MARK: - Keys

extension FigureFrame {
  package func accepts(_ key: Key) -> Bool { action(for: key) != nil }

  package mutating func press(_ key: Key) -> FigureRequest? {
    guard let action = action(for: key) else { return nil }
    notice = nil
    let before = step
    defer { forgetGuess(at: before) }
    return action(&self)
  }

  /// Says nothing more of a guess that was about another step.
  private mutating func forgetGuess(at before: Int) {
    if step != before, figure.question?.isOfStep == true { verdict = nil }
  }

  /// What a key does; most open no other figure.
  private typealias Act = (inout Self) -> FigureRequest?

  private func act(_ body: @escaping (inout Self) -> Void) -> Act {
    {
      body(&$0)
      return nil
    }
  }

  private func action(for key: Key) -> Act? {
    switch entry {
    case .none: binding(for: key) ?? (key == .escape && isApart ? act { $0.takeApart(false) } : nil)
    case .knob(let index, let draft): knobAction(for: key, index, draft)
    case .question(let draft): questionAction(for: key, draft)
    case .prompt(let prompt, let draft): promptAction(for: key, prompt, draft)
    }
  }

  /// Keys that work now while nothing is typed into the frame.
  var bindings: [Binding<F>] {
    (figure.mode ?? figure.bindings).flatMap { binding in
      if case .frame(.edit) = binding.action { [binding, .undo] } else { [binding] }
    }.filter { binding in
      switch binding.action {
      case .frame(.apart): canBeTakenApart
      case .frame(.ask): figure.question != nil
      case .frame, .own, .type, .open: true
      }
    }
  }

  private func binding(for key: Key) -> Act? {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return nil }
    return { $0.run(binding, key) }
  }

  private mutating func run(_ binding: Binding<F>, _ key: Key) -> FigureRequest? {
    switch binding.action {
    case .frame(let action): perform(action, key)
    case .type(let prompt):
      pause()
      entry = .prompt(prompt, draft: "")
    case .own(let body):
      let isChanged = change { figure throws(FigureFault) in try body(&figure, key) }
      if isChanged, binding.isChange { (verdict, guess) = (nil, nil) }
      if binding.hidesTable {
        pause()
        isTable = false
        if case .question = entry { entry = .none }
      }
    case .open(let make):
      do throws(FigureFault) { return try make(figure) } catch { notice = error.sentence }
    }
    return nil
  }

  /// Lets a copy of the figure change, and stands still where that moved to another step; false where it refuses.
  private mutating func change(_ body: (inout F) throws(FigureFault) -> Void) -> Bool {
    var next = figure
    do throws(FigureFault) { try body(&next) } catch {
      notice = error.sentence
      return false
    }
    if next.step != figure.step { pause() }
    figure = next
    return true
  }

  private mutating func perform(_ action: FrameAction, _ key: Key) {
    switch action {
    case .play:
      if !isPlaying, step == stepCount - 1 { figure.step = 0 }
      playback.isPlaying = !isPlaying && stepCount > 1
      if isPlaying { figure.prepare() }
    case .step(let back): go(to: step + (back.contains(key) ? -1 : 1))
    case .toEnds: go(to: key == .home ? 0 : stepCount - 1)
    case .speed: playback.changeSpeed(by: key == .character("-") ? -1 : 1)
    case .table: isTable.toggle()
    case .apart: takeApart(!wasTakenApart)
    case .edit:
      pause()
      entry = .knob(F.firstKnob, draft: nil)
    case .undo: undo()
    case .ask: ask()
    }
  }

  private mutating func undo() {
    guard let last = history.popLast() else { return notice = FigureFault.nothingToUndo.sentence }
    figure = last
    forgetGuess()
  }

  private mutating func takeApart(_ isApart: Bool) { wasTakenApart = isApart }

  /// Stands still at a step, the nearest that there is.
  private mutating func go(to step: Int) {
    pause()
    figure.step = min(max(0, step), stepCount - 1)
  }
}

// MARK: - Questions and lines of text

extension FigureFrame {
  /// Hides what is asked for, and waits for a guess.
  private mutating func ask() {
    guard let question = figure.question else { return }
    go(to: question.startsOver ? 0 : step)
    (isTable, wasTakenApart, verdict) = (false, false, nil)
    if case .cells(let values, _) = question.form { guess = CellGuess(for: values) }
    entry = .question(draft: "")
  }

  private func questionAction(for key: Key, _ draft: String) -> Act? {
    guard let question = figure.question else { return act { $0.entry = .none } }
    if key == question.skip { return act { $0.skipQuestion() } }
    if let binding = figure.bindings.first(where: { $0.worksWhileAsked && $0.keys.contains(key) }) {
      return { $0.run(binding, key) }
    }
    switch (question.form, key) {
    case (.cells(let values, let rowLength), _):
      return cellAction(for: key, values, rowLength, question)
    case (.typed, .enter), (.pointed, .enter): return act { $0.check(draft, question) }
    case (.choice, .enter): return question.unreadable.isEmpty ? nil : act { $0.refuse(question) }
    case (.typed, .backspace): return act { $0.entry = .question(draft: String(draft.dropLast())) }
    case (.typed(let limit, let sign), .character(let typed)):
      return sign(typed).map { sign in
        act { if draft.count < limit { $0.entry = .question(draft: draft + String(sign)) } }
      }
    case (.choice(let count), .character(let typed)):
      guard let number = typed.wholeNumberValue else { return nil }
      guard (1...count).contains(number) else {
        return question.unreadable.isEmpty ? nil : act { $0.refuse(question) }
      }
      return act { $0.check(String(number), question) }
    case (.pointed, _): return binding(for: key)
    case (.typed, _), (.choice, _): return nil
    }
  }

  private func cellAction(
    for key: Key, _ values: [[Double]], _ rowLength: Int, _ question: Question<F>
  ) -> Act? {
    switch key {
    case .tab, .right, .character(" "): act { $0.guess?.move(1) }
    case .backTab, .left: act { $0.guess?.move(-1) }
    case .up: act { $0.guess?.move(-rowLength) }
    case .down: act { $0.guess?.move(rowLength) }
    case .backspace: act { $0.guess?.erase() }
    case .enter: act { $0.check(against: values, question) }
    case .character(let typed): typed.asNumberSign.map { sign in act { $0.guess?.type(sign) } }
    default: nil
    }
  }

  private mutating func check(against values: [[Double]], _ question: Question<F>) {
    guard let emptyCount = guess?.emptyCount, guess?.isEmpty == false else {
      return refuse(question)
    }
    guard emptyCount == 0 else {
      guess?.goToFirst(where: \.text.isEmpty)
      let words = emptyCount == 1 ? "A cell is" : "\(emptyCount) cells are"
      return notice = "\(words) still empty: fill in every one, or press x to see them."
    }
    guess?.check(against: values)
    guard guess?.isRight == true else { return }
    entry = .none
    playFromStart()
  }

  private mutating func playFromStart() {
    figure.prepare()
    figure.step = 0
    playback.isPlaying = stepCount > 1
  }

  private mutating func refuse(_ question: Question<F>) { notice = question.unreadable }

  private mutating func check(_ guess: String, _ question: Question<F>) {
    if question.playsBehind { figure.prepare() }
    guard let verdict = question.check(figure, guess) else { return refuse(question) }
    self.verdict = verdict
    entry = .none
    if question.playsBehind { playFromStart() }
  }

  private func promptAction(for key: Key, _ prompt: Prompt<F>, _ draft: String) -> Act? {
    switch key {
    case .enter: act { $0.take(draft, prompt) }
    case .escape: act { $0.entry = .none }
    case .backspace: act { $0.entry = .prompt(prompt, draft: String(draft.dropLast())) }
    case .character(let typed):
      prompt.sign(typed).map { sign in
        act {
          if draft.count < prompt.limit { $0.entry = .prompt(prompt, draft: draft + String(sign)) }
        }
      }
    default: nil
    }
  }

  private mutating func take(_ text: String, _ prompt: Prompt<F>) {
    entry = .none
    if !text.isEmpty {
      let isChanged = change { figure throws(FigureFault) in try prompt.take(&figure, text) }
      if isChanged, prompt.isChange { (verdict, guess) = (nil, nil) }
    }
  }
}

// MARK: - Settings in place

extension FigureFrame {
  /// How many changes can be taken back.
  private static var longestHistory: Int { 100 }

  /// Longest text of a setting.
  private static var longestText: Int { 24 }

  private func knobAction(for key: Key, _ index: Int, _ draft: String?) -> Act? {
    let last = draft ?? knobs[index].text(figure)
    switch key {
    case .tab, .right: return act { $0.leave(index, draft, for: index + 1) }
    case .backTab, .left: return act { $0.leave(index, draft, for: index - 1) }
    case .enter: return act { $0.leave(index, draft, for: nil) }
    case .escape: return act { $0.entry = .none }
    case .up: return act { $0.nudge(index, by: 1) }
    case .down: return act { $0.nudge(index, by: -1) }
    case .backspace: return act { $0.entry = .knob(index, draft: String(last.dropLast())) }
    case .character(let sign):
      let text = draft ?? ""
      guard text.count < Self.longestText else { return act { _ in } }
      return act { $0.entry = .knob(index, draft: text + String(sign)) }
    default: return nil
    }
  }

  /// Takes what was typed and goes to another setting, or to none; stays where it does not fit.
  private mutating func leave(_ index: Int, _ draft: String?, for next: Int?) {
    let setting = knobs[index]
    if let draft, draft != setting.text(figure) {
      let isTaken = set { figure throws(FigureFault) in try setting.put(&figure, draft) }
      guard isTaken else { return }
    }
    entry = next.map { .knob(($0 + knobs.count) % knobs.count, draft: nil) } ?? .none
  }

  private mutating func nudge(_ index: Int, by step: Int) {
    let setting = knobs[index]
    entry = .knob(index, draft: nil)
    _ = set { figure throws(FigureFault) in try setting.nudge(&figure, step) }
  }

  /// Changes settings and lets the engine compute anew; a guess of before holds no longer.
  private mutating func set(_ body: (inout F) throws(FigureFault) -> Void) -> Bool {
    let before = figure
    let isChanged = change { figure throws(FigureFault) in
      try body(&figure)
      try figure.settle()
    }
    if isChanged {
      history = history.suffix(Self.longestHistory - 1) + [before]
      forgetGuess()
    }
    return isChanged
  }

  private mutating func forgetGuess() { (verdict, guess, playback.isPlaying) = (nil, nil, false) }
}
