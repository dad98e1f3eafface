package import Course
package import Tutor

/// The formula sheet as a file of Markdown.
package struct SheetMarkdown {
  private let sheet: FormulaSheet
  private let mistakes: StudentMistakes

  package init(_ sheet: FormulaSheet, mistakes: StudentMistakes) {
    self.sheet = sheet
    self.mistakes = mistakes
  }

  /// The whole file, with a line feed at its end.
  package var text: String {
    var lines = ["# \(SheetWords.title)", ""]
    for section in sheet.sections {
      lines += ["## \(section.title)", ""]
      for entry in section.entries {
        let lesson = entry.lesson.map { " (lesson `\($0)`)" } ?? ""
        lines += ["**\(entry.name)**\(lesson)", "", "$$\(entry.tex)$$", ""]
        lines += ["Example: \(entry.exampleMarkdown)", ""]
      }
    }
    lines += ["---", "", "# \(SheetWords.backTitle)", ""] + back
    return lines.joined(separator: "\n") + "\n"
  }

  private var back: [String] {
    guard !mistakes.mistakes.isEmpty || !mistakes.openQuestions.isEmpty else {
      return [SheetWords.nothingWrong]
    }
    var lines = mistakes.mistakes.map { mistake in
      "- **\(mistake.id)** (\(SheetWords.place(of: mistake))): \(mistake.words)"
    }
    if !mistakes.openQuestions.isEmpty {
      lines += ["", "Not yet right: " + mistakes.openQuestions.joined(separator: ", ") + "."]
    }
    return lines
  }
}
