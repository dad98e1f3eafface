import CNNEngine
import Canvas
import Course
import Tutor

/// The two lines of words around a figure: its settings above, what to do or what went wrong below.
struct AnimationStatus {
  let state: AnimationState
  let hasFocus: Bool
  let width: Int

  /// `kernel 3   padding 0   stride 1 ...` and how far the window has come.
  var settings: StyledText {
    let place = figureProgress(state.playback, of: state.frameCount)
    let room = width - 4 - place.width
    let forms = [
      fields(isShort: false), fields(isShort: true), fields(isShort: true, hasMode: false),
    ]
    let fitting = forms.first { $0.width <= room } ?? forms[2].truncated(to: room)
    return fitting.padded(to: width - 2 - place.width) + place
  }

  /// What slides over what, in words and numbers: `conv1d: x = (2, 0), w = (1), stride 1 ...`; large pictures in rows.
  var plainSettings: String {
    let settings = state.settings
    let rows = { (grid: [[Double]]) in
      grid.map { $0.map(\.figureText).joined(separator: ", ") }.joined(separator: "; ")
    }
    let channels = { (grids: [[[Double]]]) in "(" + grids.map(rows).joined(separator: " | ") + ")" }
    let kernels = settings.kernels.map(channels).joined(separator: " / ")
    let kernel = settings.operation.isPooling ? "" : ", w = " + kernels
    let name = settings.operation.rawValue
    let line = "\(name): x = \(channels(settings.inputs))\(kernel)"
    let isLong = settings.operation.isPicture && line.count > width
    let given = isLong ? ["\(name):"] + AnimationPlainGrids(state: state).given : [line]
    return (given + [fields(isShort: false).string]).joined(separator: "\n")
  }

  /// What stands below the figure instead of the formula; empty when there is nothing to say.
  var words: [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    switch state.entry {
    case .none: return scoreWords
    case .inspecting(let quantity):
      return AnimationAnatomy(state: state, quantity: quantity).lines
    case .editing: return [StyledText(editWords, .focus)]
    case .predicting:
      return [StyledText(Self.predictWords(isNarrow: isNarrow), .focus)]
    case .jumping(let text):
      return [StyledText("Go to output (from 0): " + text + "_", .focus)]
    }
  }

  /// What to do while a guess is typed.
  static func predictWords(isNarrow: Bool) -> String {
    isNarrow
      ? "Predict the rest before it moves."
      : "Predict the rest before it moves: type, → goes on, ↵ checks."
  }

  private var isNarrow: Bool { width < 64 }

  private var editWords: String {
    let isPicture = state.settings.operation.isPicture
    switch state.focus {
    case .input, .kernel:
      if isNarrow { return "Type a number, + or x a cell." }
      return isPicture
        ? "Type a number. + adds a row and a column, x removes them."
        : "Type a number. ←→ move, + adds a cell, x removes one."
    case .variant: return "↑↓ change the mode."
    case .dilation: return isNarrow ? "1 leaves no gaps." : "A dilation of 1 leaves no gaps."
    case .paddingMode: return "↑↓ change what stands in the padding."
    case .size, .padding, .stride, .bias, .channels, .filters, nil:
      return "Type a number, or press ↑↓."
    }
  }

  /// After a checked guess: how many cells were right.
  private var scoreWords: [StyledText] {
    guard let prediction = state.prediction, prediction.isChecked else { return [] }
    return [prediction.scoreText(isNarrow: isNarrow)]
  }

  private func fields(isShort: Bool, hasMode: Bool = true) -> StyledText {
    let settings = state.settings
    var text = StyledText()
    let counted: [(AnimationField, String, String)] =
      settings.operation.isPooling
      ? [
        (.size, "window", "K"), (.padding, "padding", "P"), (.stride, "stride", "s"),
        (.dilation, "dilation", "d"),
      ]
      : [
        (.padding, "padding", "P"), (.stride, "stride", "s"), (.dilation, "dilation", "d"),
        (.bias, "bias", "b"),
      ]
    if !settings.operation.isPooling {
      let size = settings.windows.map { String($0.size) }.joined(separator: "x")
      text.append((isShort ? "K " : "kernel ") + size, Style(.kernel))
    }
    for (field, name, letter) in counted {
      if !text.isEmpty { text.append("  ") }
      text.append((isShort ? letter : name) + " ", Style(.quiet))
      text.append(value(of: field), style(of: field))
    }
    for field in [AnimationField.paddingMode, .channels, .filters] where isWorthShowing(field) {
      text.append("  ")
      text.append(words(of: field), style(of: field))
    }
    let modes = settings.variants.map(\.name).joined(separator: " + ")
    if hasMode && state.traces.count == 1 || isFocused(.variant) {
      text.append("  ")
      text.append(modes, style(of: .variant))
    }
    return text
  }

  /// What is as usual is not shown, unless it is being changed.
  private func isWorthShowing(_ field: AnimationField) -> Bool {
    let settings = state.settings
    return switch field {
    case .paddingMode: settings.paddingMode != .zeros || isFocused(field)
    case .channels: settings.inputs.count > 1 || isFocused(field)
    case .filters: settings.kernels.count > 1 || isFocused(field)
    case .input, .kernel, .size, .padding, .stride, .dilation, .bias, .variant: true
    }
  }

  private func words(of field: AnimationField) -> String {
    switch field {
    case .paddingMode: state.settings.paddingMode.rawValue
    case .channels: "in " + value(of: field)
    case .filters: "out " + value(of: field)
    case .input, .kernel, .size, .padding, .stride, .dilation, .bias, .variant: value(of: field)
    }
  }

  private func isFocused(_ field: AnimationField) -> Bool { hasFocus && state.focus == field }

  private func style(of field: AnimationField) -> Style {
    isFocused(field) ? Style(.focus, isReversed: true) : Style(.text)
  }

  /// What is being typed stands in the field's place.
  private func value(of field: AnimationField) -> String {
    if case .editing(let editor) = state.entry, editor.field == field, let draft = editor.draft {
      return draft.isEmpty ? "_" : draft
    }
    return state.settings.number(in: field)?.figureText ?? ""
  }
}
