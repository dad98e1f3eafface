internal import Canvas
/// The field with the focus while a figure is edited.
package struct AnimationEditor: Hashable, Sendable {
  package var field: AnimationField
  /// What was typed into it; nil before the first key.
  package var draft: String?
  /// Whether what was typed has changed the figure, so that undo has one place to go back to.
  var hasChanged = false

  package init(_ field: AnimationField) {
    self.field = field
  }
}

extension AnimationState {
  /// Whether signs are typed into a cell or a line rather than meaning commands.
  package var isEntering: Bool {
    switch entry {
    case .none, .inspecting: false
    case .editing, .predicting, .jumping: true
    }
  }

  /// The field with the focus, if the figure is being edited.
  package var focus: AnimationField? {
    if case .editing(let editor) = entry { editor.field } else { nil }
  }

  /// The outputs of each variant.
  private var values: [[Double]] { traces.map(\.values) }

  mutating func beginPrediction() {
    go(to: 0)
    isTable = false
    guard frameCount > 1 else { return }
    prediction = AnimationPrediction(for: values)
    entry = .predicting
  }

  /// Without a check: the student wants to see it move.
  mutating func endPrediction() {
    if prediction?.isChecked == false { prediction = nil }
    entry = .none
  }

  mutating func enter(_ message: Message) {
    switch entry {
    case .none: if message == .commit { entry = .inspecting(.output) }
    case .inspecting: entry = .none
    case .editing(let editor): edit(editor, message)
    case .predicting: predict(message)
    case .jumping(let text): jump(text, message)
    }
  }

  private mutating func predict(_ message: Message) {
    switch message {
    case .type(let character): prediction?.type(character)
    case .erase: prediction?.erase()
    case .commit: checkPrediction()
    case .cancel: endPrediction()
    default: break
    }
  }

  /// Marks the cells, then plays, so that right and wrong are seen to happen.
  private mutating func checkPrediction() {
    guard var guess = prediction, !guess.isEmpty else {
      notice = "Type a number into a cell first, or press x to see it without a guess."
      return
    }
    guess.check(against: values)
    prediction = guess
    entry = .none
    playback.playFromStart(frameCount)
  }

  private mutating func jump(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 6 { entry = .jumping(text + String(character)) }
    case .erase: entry = .jumping(String(text.dropLast()))
    case .cancel: entry = .none
    case .commit:
      entry = .none
      if text.isEmpty { return }
      guard let place = placeIndex(named: text, sizes: traces[0].outputSizes) else {
        let last = traces[0].outputSizes.map { $0 - 1 }
        notice = AnimationProblem(.noSuchOutput(text, last: last)).description
        return
      }
      go(to: place)
    default: break
    }
  }

  private mutating func edit(_ editor: AnimationEditor, _ message: Message) {
    switch message {
    case .type(let character): type(editor, (editor.draft ?? "") + String(character))
    case .erase: type(editor, String((editor.draft ?? numberText(in: editor.field)).dropLast()))
    case .commit, .cancel: entry = .none
    default: break
    }
  }

  private func numberText(in field: AnimationField) -> String {
    settings.number(in: field)?.figureText ?? ""
  }

  /// Takes a text that grows: the figure follows as soon as it is a number that fits.
  private mutating func type(_ editor: AnimationEditor, _ text: String) {
    guard settings.number(in: editor.field) != nil, text.count <= AnimationPrediction.longestText
    else { return }
    var next = editor
    next.draft = text
    entry = .editing(next)
    if ["", "-", ".", "-."].contains(text) { return }
    guard let number = Double(text), number.isFinite else {
      notice = AnimationProblem(.notANumber(text)).description
      return
    }
    let historyCount = history.count
    attempt(keepsHistory: !editor.hasChanged) { settings throws(AnimationProblem) in
      try settings.put(number, into: editor.field)
    }
    next.hasChanged = editor.hasChanged || history.count > historyCount
    entry = .editing(next)
  }
}
