internal import Course

extension AnimationState {
  mutating func change(_ message: Message) {
    switch message {
    case .undo: undo()
    case .preset(let key): usePreset(key)
    case .nextVariants: nextVariants()
    case .beginEdit: beginEdit()
    default: moveOrChangeFocus(message)
    }
  }

  private mutating func beginEdit() {
    playback.isPlaying = false
    isTable = false
    endPrediction()
    entry = .editing(AnimationEditor(settings.groups[0]))
  }

  private mutating func moveOrChangeFocus(_ message: Message) {
    if entry == .predicting {
      movePrediction(message)
      return
    }
    guard let focus else { return }
    switch message {
    case .nextGroup: setFocus(group(after: focus, step: 1))
    case .previousGroup: setFocus(group(after: focus, step: -1))
    case .moveFocus(let rows, let columns):
      if let neighbour = settings.neighbour(of: focus, rows: rows, columns: columns) {
        setFocus(neighbour)
      } else if columns != 0 {
        setFocus(group(after: focus, step: columns))
      }
    case .raise: nudge(focus, by: 1)
    case .lower: nudge(focus, by: -1)
    case .grow: resize(focus) { $0.grow(at: focus) }
    case .shrink: resize(focus) { $0.shrink(at: focus) }
    default: break
    }
  }

  private mutating func movePrediction(_ message: Message) {
    switch message {
    case .nextGroup: prediction?.move(1)
    case .previousGroup: prediction?.move(-1)
    case .moveFocus(let rows, let columns):
      let rowLength = settings.operation.isPicture ? traces[0].outputSizes[1] : 1
      prediction?.move(rows * rowLength + columns)
    default: break
    }
  }

  private func group(after field: AnimationField, step: Int) -> AnimationField {
    let groups = settings.groups
    let index = groups.firstIndex { $0.name == field.name } ?? 0
    return groups[(index + step + groups.count) % groups.count]
  }

  private mutating func setFocus(_ field: AnimationField) {
    entry = .editing(AnimationEditor(field))
  }

  private mutating func nudge(_ field: AnimationField, by step: Double) {
    guard let number = settings.number(in: field) else { return nextVariants() }
    setFocus(field)
    attempt { settings throws(AnimationProblem) in try settings.put(number + step, into: field) }
  }

  private mutating func resize(
    _ field: AnimationField, _ change: (inout AnimationSettings) -> Void
  ) {
    attempt { settings throws(AnimationProblem) in change(&settings) }
    setFocus(settings.clamped(field))
  }

  private mutating func usePreset(_ key: Int) {
    guard let kernel = spec.presets[key] else { return }
    let isTaken = attempt { settings throws(AnimationProblem) in settings.kernel = kernel }
    if isTaken { go(to: 0) }
  }

  private mutating func nextVariants() {
    let choices = settings.choices
    let index = choices.firstIndex(of: settings.variants) ?? 0
    attempt { settings throws(AnimationProblem) in
      settings.variants = choices[(index + 1) % choices.count]
    }
  }

  private mutating func undo() {
    guard let last = history.popLast(), let old = try? last.traces() else {
      notice = AnimationProblem(.nothingToUndo).description
      return
    }
    take(last, old)
    if let focus { setFocus(settings.clamped(focus)) }
  }

  /// Changes the settings if the engine accepts them; else says why and leaves the last good figure.
  @discardableResult
  mutating func attempt(
    keepsHistory: Bool = true,
    _ change: (inout AnimationSettings) throws(AnimationProblem) -> Void
  ) -> Bool {
    var next = settings
    do {
      try change(&next)
      let steps = try next.traces()
      if next == settings { return true }
      if keepsHistory { history.append(settings) }
      take(next, steps)
      return true
    } catch {
      notice = error.description
      return false
    }
  }

  private mutating func take(_ next: AnimationSettings, _ steps: [AnimationTrace]) {
    settings = next
    traces = steps
    playback.position = min(playback.position, frameCount - 1)
    prediction = nil
    if entry == .predicting { entry = .none }
  }
}
