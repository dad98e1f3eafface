internal import Canvas
internal import Tutor

extension HomeScreen {
  /// The course map in words: states are named, not drawn.
  package func plainText() -> String {
    var lines = ["cnn-tutor: course map"]
    if state.isFirstStart { lines.append("Welcome.") }
    if state.dueCount > 0 {
      lines.append("due for review: \(state.dueCount) (cnn-tutor quiz --review)")
    }
    lines += ["next: \(nextPieces.joined())", ""]
    var heading = ""
    var group: [HomeState.Entry] = []
    for entry in state.entries {
      if entry.heading != heading, !group.isEmpty {
        lines += plainGroup(heading, group)
        group = []
      }
      heading = entry.heading
      group.append(entry)
    }
    lines += plainGroup(heading, group)
    lines.append(
      "Open one: cnn-tutor lesson ID, cnn-tutor quiz ID, cnn-tutor exam-tonight,")
    lines.append("cnn-tutor exam, cnn-tutor sheet, cnn-tutor train-live ID.")
    return lines.joined(separator: "\n") + "\n"
  }

  private func plainGroup(_ heading: String, _ entries: [HomeState.Entry]) -> [String] {
    let rows = entries.map { entry in
      let counts = counts(of: entry)
      let texts = [
        entry.name, entry.title, word(of: entry),
        counts.pages.isEmpty ? "" : "pages \(counts.pages)",
        counts.questions.isEmpty || counts.questions.hasPrefix("best")
          ? counts.questions : "questions \(counts.questions)",
      ]
      return texts.map { StyledText($0) }
    }
    let columns = Array(repeating: TextTable.Column(""), count: 5)
    let lines = TextTable(columns: columns, rows: rows).lines().map { line in
      var text = "  " + line.string
      while text.last == " " { text.removeLast() }
      return text
    }
    return [heading] + lines + [""]
  }

  /// An evening is never new or done.
  private func word(of entry: HomeState.Entry) -> String {
    if case .evening = entry { "" } else { state.state(of: entry).word }
  }
}
