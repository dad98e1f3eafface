internal import CNNEngine
internal import Course

extension AnimationState {
  mutating func change(_ message: Message) {
    switch message {
    case .undo: undo()
    case .reset: attempt { [spec] settings throws(AnimationProblem) in settings = .init(spec) }
    case .preset(let key): usePreset(key)
    case .nextVariants: nextVariants()
    case .nextPaddingMode: nextPaddingMode()
    case .nextChannel: look { $0.channel = ($0.channel + 1) % $0.inputs.count }
    case .nextFilter: look { $0.filter = ($0.filter + 1) % max(1, $0.kernels.count) }
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
    if case .inspecting(let quantity) = entry {
      inspect(quantity, message)
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
    guard let number = settings.number(in: field) else {
      return field == .paddingMode ? nextPaddingMode() : nextVariants()
    }
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
    guard let preset = spec.presets[key] else { return }
    let isTaken = attempt { settings throws(AnimationProblem) in settings.take(preset) }
    if isTaken { go(to: 0) }
  }

  private mutating func nextVariants() {
    let choices = settings.choices
    let index = choices.firstIndex(of: settings.variants) ?? 0
    attempt { settings throws(AnimationProblem) in
      settings.variants = choices[(index + 1) % choices.count]
    }
  }

  private mutating func nextPaddingMode() {
    guard !settings.operation.isPooling, !settings.operation.isTransposed else {
      notice = "Only a convolution has a padding mode."
      return
    }
    let modes = PaddingMode.allCases
    let index = modes.firstIndex(of: settings.paddingMode) ?? 0
    attempt { settings throws(AnimationProblem) in
      settings.paddingMode = modes[(index + 1) % modes.count]
    }
  }

  /// Another channel or filter is looked at; undo does not come back here.
  private mutating func look(_ change: (inout AnimationSettings) -> Void) {
    attempt(keepsHistory: false) { settings throws(AnimationProblem) in change(&settings) }
  }

  private mutating func undo() {
    guard let last = history.popLast(), let old = try? last.traces(), let maps = try? last.maps()
    else {
      notice = AnimationProblem(.nothingToUndo).description
      return
    }
    take(last, old, maps)
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
      take(next, steps, try next.maps())
      return true
    } catch {
      notice = error.description
      return false
    }
  }

  private mutating func take(
    _ next: AnimationSettings, _ steps: [AnimationTrace], _ maps: [AnimationTrace]
  ) {
    settings = next
    traces = steps
    self.maps = maps
    playback.position = min(playback.position, frameCount - 1)
    prediction = nil
    if entry == .predicting { entry = .none }
  }
}

extension AnimationSettings {
  /// A kernel for what is looked at, or sides filled with the course's numbers.
  fileprivate mutating func take(_ preset: AnimationSpec.Preset) {
    switch preset {
    case .kernel(let kernel): self.kernel = kernel
    case .setting(let setting):
      let rows = { [operation] (side: Int) in operation.isPicture ? side : 1 }
      inputs = inputs.indices.map {
        AnimationSpec.grid(
          rows(setting.input), setting.input, of: AnimationSpec.signal, from: $0)
      }
      kernels = kernels.indices.map { filter in
        inputs.indices.map {
          AnimationSpec.grid(
            rows(setting.kernel), setting.kernel, of: AnimationSpec.weights, from: filter + $0)
        }
      }
      size = setting.kernel
      padding = setting.padding
      stride = setting.stride
      dilation = setting.dilation
    }
  }
}
