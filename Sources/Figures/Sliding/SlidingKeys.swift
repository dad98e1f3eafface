internal import CNNEngine
internal import Canvas

/// A number of a sliding figure that can be taken apart: formula, numbers put in, source.
package enum SlidingQuantity: Hashable, Sendable, CaseIterable {
  /// The output that the window makes now.
  case output
  /// How many outputs there are along an axis.
  case outputSize
  /// Learned numbers.
  case weights
  /// Multiplications for all outputs.
  case products
}

/// The field with the focus while a figure is edited.
package struct SlidingEditor: Hashable, Sendable {
  package var field: SlidingField
  /// What was typed into it; nil before the first key.
  package var draft: String?
  /// Whether what was typed has changed the figure, so that undo has one place to go back to.
  var hasChanged = false

  package init(_ field: SlidingField) {
    self.field = field
  }
}

extension SlidingFigure {
  package var mode: [Binding<Self>]? {
    switch entry {
    case .none: nil
    case .inspecting(let quantity): inspectingKeys(quantity)
    case .editing(let editor): editingKeys(editor)
    }
  }

  package var bindings: [Binding<Self>] {
    [.play(), .step()] + presetKeys
      + [
        Binding(
          [.enter], sign: "↵", short: "take apart",
          help: "take the output apart; ↑ ↓ other numbers, esc back"
        ) { figure, _ in figure.entry = .inspecting(.output) },
        Binding(
          [.character("e")], sign: "e", short: "edit", help: "edit input, kernel and settings"
        ) { figure, _ in figure.setFocus(figure.settings.focusGroups[0]) }.hidingTable, .table(),
        .predict("predict the output, x to skip"),
      ] + rowKeys
      + [
        Binding(
          [.character("g")], sign: "g", help: "go to an output by its number",
          type: .place("Go to output (from 0): ", limit: 6) { figure, text throws(FigureFault) in
            figure.step = try figure.traces[0].outputSizes.index(ofOutput: text)
          })
      ] + variantKeys + [undoKey] + lookingKeys + [.ends("first or last output"), .speed]
  }

  private var presetKeys: [Binding<Self>] {
    let digits = presets.keys.sorted()
    guard let first = digits.first, let last = digits.last else { return [] }
    let isSetting = if case .setting = presets[first] { true } else { false }
    return [
      Binding(
        digits.map { Key.character(Character("\($0)")) },
        sign: first == last ? "\(first)" : "\(first)-\(last)",
        short: isSetting ? "settings" : "kernel", help: "the figure's own kernels or settings",
        isChange: true
      ) { figure, key throws(FigureFault) in
        try figure.usePreset(key.digit ?? 0)
      }
    ]
  }

  private var rowKeys: [Binding<Self>] {
    guard settings.operation.isPicture else { return [] }
    return [
      Binding([.up, .down], sign: "↑↓", help: "one row of outputs back or forward") { figure, key in
        let place = figure.step + (key == .down ? figure.rowLength : -figure.rowLength)
        figure.step = min(max(0, place), figure.stepCount - 1)
      }
    ]
  }

  /// Nothing where there is only one way to read the kernel.
  private var variantKeys: [Binding<Self>] {
    guard settings.choices.count > 1 else { return [] }
    return [
      Binding(
        [.character("m")], sign: "m", help: "mode: forwards, backwards, both", isChange: true
      ) { figure, _ throws(FigureFault) in try figure.nextVariants() }
    ]
  }

  private var undoKey: Binding<Self> {
    Binding([.character("u")], sign: "u", help: "take the last change back", isChange: true) {
      figure, _ throws(FigureFault) in
      try figure.undo()
    }
  }

  /// What is looked at, and what is put into the padding: while viewing and editing alike.
  private var lookingKeys: [Binding<Self>] {
    let channel = Binding<Self>(
      [.character("c")], sign: "c", help: "next channel", isChange: true
    ) { figure, _ throws(FigureFault) in
      try figure.look { $0.look(atChannel: ($0.channel + 1) % $0.inputs.count) }
    }
    let filter = Binding<Self>([.character("f")], sign: "f", help: "next filter", isChange: true) {
      figure, _ throws(FigureFault) in
      try figure.look { $0.look(atFilter: ($0.filter + 1) % $0.kernels.count) }
    }
    return [
      Binding(
        [.character("b")], sign: "b", help: "what stands in the padding: zeros, the edge, ...",
        isChange: true
      ) { figure, _ throws(FigureFault) in try figure.nextPaddingMode() }
    ] + (settings.inputs.count > 1 ? [channel] : [])
      + (settings.kernels.count > 1 ? [filter] : []) + [
        Binding([.character("r")], sign: "r", help: "take all changes back", isChange: true) {
          figure, _ throws(FigureFault) in
          try figure.reset()
        }
      ]
  }

  /// While a number is taken apart: the cursor goes to another number, the steps go on.
  private func inspectingKeys(_ quantity: SlidingQuantity) -> [Binding<Self>] {
    // Pooling learns and multiplies nothing.
    let all: [SlidingQuantity] =
      settings.operation.isPooling ? [.output, .outputSize] : SlidingQuantity.allCases
    return [
      Binding([.up, .down, .tab, .backTab], sign: "↑↓", short: "another number") { figure, key in
        let index = all.firstIndex(of: quantity) ?? 0
        let step = [.down, .tab].contains(key) ? 1 : all.count - 1
        figure.entry = .inspecting(all[(index + step) % all.count])
      }, .step(),
      Binding([.escape, .enter], sign: "esc", short: "back") { figure, _ in figure.entry = .none },
      .play().quiet, .table().quiet, .ends(), .speed,
    ] + lookingKeys
  }

  // MARK: - Editing

  private func editingKeys(_ editor: SlidingEditor) -> [Binding<Self>] {
    [
      Binding([.tab, .backTab], sign: "tab", short: "next part") { figure, key in
        figure.setFocus(figure.group(after: editor.field, step: key == .tab ? 1 : -1))
      },
      Binding([.up, .down], sign: "↑↓", short: "change", isChange: true) {
        figure, key throws(FigureFault) in
        let step = key == .down ? 1 : -1
        if figure.settings.operation.isPicture, editor.field.isCell {
          figure.move(from: editor.field, rows: step, columns: 0)
        } else {
          try figure.nudge(editor.field, by: Double(-step))
        }
      },
      Binding([.character("u")], sign: "u", short: "undo", isChange: true) {
        figure, _ throws(FigureFault) in
        try figure.undo()
      },
      Binding([.enter, .escape, .character("e")], sign: "↵", short: "done") { figure, _ in
        (figure.entry, figure.refusal) = (.none, nil)
      },
      Binding([.left, .right]) { figure, key in
        figure.move(from: editor.field, rows: 0, columns: key == .right ? 1 : -1)
      },
      Binding([.character("+"), .character("x"), .delete], isChange: true) {
        figure, key throws(FigureFault) in
        try figure.resize(editor.field, isGrowing: key == .character("+"))
      },
      Binding([.backspace], isChange: true) { figure, _ in
        let number = figure.settings.number(in: editor.field)?.figureText ?? ""
        figure.type(editor, String((editor.draft ?? number).dropLast()))
      },
      Binding("0123456789-.,".map { .character($0) }, isChange: true) { figure, key in
        guard case .character(let typed) = key, let sign = typed.asNumberSign else { return }
        figure.type(editor, (editor.draft ?? "") + String(sign))
      },
    ] + variantKeys + lookingKeys
  }

  mutating func setFocus(_ field: SlidingField) {
    entry = .editing(SlidingEditor(field))
    refusal = nil
  }

  private func group(after field: SlidingField, step: Int) -> SlidingField {
    let groups = settings.focusGroups
    let index = groups.firstIndex { $0.name == field.name } ?? 0
    return groups[(index + step + groups.count) % groups.count]
  }

  /// To a neighbouring cell, or from the end of a row to another part.
  private mutating func move(from field: SlidingField, rows: Int, columns: Int) {
    if let neighbour = settings.neighbour(of: field, rows: rows, columns: columns) {
      setFocus(neighbour)
    } else if columns != 0 {
      setFocus(group(after: field, step: columns))
    }
  }

  private mutating func nudge(_ field: SlidingField, by step: Double) throws(FigureFault) {
    guard let number = settings.number(in: field) else {
      return field == .paddingMode ? try nextPaddingMode() : try nextVariants()
    }
    setFocus(field)
    try attempt { settings throws(FigureFault) in try settings.put(number + step, into: field) }
  }

  private mutating func resize(
    _ field: SlidingField, isGrowing: Bool
  ) throws(FigureFault) {
    try attempt { settings in
      if isGrowing { settings.grow(at: field) } else { settings.shrink(at: field) }
    }
    setFocus(settings.clamped(field))
  }

  /// Longest text of a cell: what fits the figure.
  private static var longestText: Int { 6 }

  /// Takes a text that grows: the figure follows as soon as it is a number that fits.
  private mutating func type(_ editor: SlidingEditor, _ text: String) {
    guard settings.number(in: editor.field) != nil, text.count <= Self.longestText else { return }
    var next = editor
    next.draft = text
    refusal = nil
    if !["", "-", ".", "-."].contains(text) {
      do throws(FigureFault) {
        guard let number = Double(text), number.isFinite else { throw .notANumber(text) }
        let before = settings
        try attempt(keepsHistory: !editor.hasChanged) { settings throws(FigureFault) in
          try settings.put(number, into: editor.field)
        }
        next.hasChanged = editor.hasChanged || settings != before
      } catch {
        refusal = error.sentence
      }
    }
    entry = .editing(next)
  }
}
