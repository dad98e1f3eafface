package import Canvas

/// Settings in a line, the one with the focus marked and what is typed in its place.
package struct KnobLine: Sendable {
  /// A setting's name on the line, and what it stands at.
  package struct Knob: Hashable, Sendable {
    package var name: String
    package var text: String
  }

  package let knobs: [Knob]
  /// Index of the setting that is edited.
  package let focus: Int?
  /// What is typed into it; nil before the first key.
  package let draft: String?

  package init(knobs: [Knob], focus: Int? = nil, draft: String? = nil) {
    self.knobs = knobs
    self.focus = focus
    self.draft = draft
  }

  /// The names and values with blanks between them; without names where they would not fit.
  package func text(width: Int) -> StyledText {
    let forms = [line(gap: 2, hasNames: true), line(gap: 1, hasNames: true)]
    return forms.first { $0.width <= width } ?? line(gap: 1, hasNames: focus != nil)
  }

  /// `C = 3, H = 8`, for a pipe.
  package var plainText: String {
    knobs.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
  }

  /// The names and values with a suffix behind some: `rate 0.1   batch 2 of 8`.
  package func text(gap: Int, value: Style, suffix: (String) -> String) -> StyledText {
    line(gap: gap, hasNames: true, value: value, suffix: suffix)
  }

  private func line(
    gap: Int, hasNames: Bool, value style: Style = Style(.text),
    suffix: (String) -> String = { _ in "" }
  ) -> StyledText {
    var text = StyledText()
    for (index, knob) in knobs.enumerated() {
      if index > 0 { text.append(String(repeating: " ", count: gap)) }
      if hasNames, !knob.name.isEmpty { text.append(knob.name + " ", Style(.quiet)) }
      let isHere = focus == index
      let value = isHere ? draft.map { $0.isEmpty ? "_" : $0 } ?? knob.text : knob.text
      text.append(value, isHere ? Style(.focus, isReversed: true) : style)
      text.append(suffix(knob.name), Style(.quiet))
    }
    return text
  }
}
