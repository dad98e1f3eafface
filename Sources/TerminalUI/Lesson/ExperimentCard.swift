import Canvas
import Course

extension Experiment {
  /// What a page shows of a training run that can be opened from it: its title, its question, the source's figure.
  func cardLines(width: Int, capabilities: Capabilities, hasFocus: Bool) -> [StyledText] {
    let mark = StyledText(hasFocus ? "▸ " : "  ", .focus)
    let heading =
      StyledText("experiment \(id)  ", .heading) + StyledText(title, Style(isBold: hasFocus))
    var lines = (mark + heading).fitted(to: capabilities).wrapped(to: width, indent: 2)
    if let prediction {
      let question =
        StyledText("  First: ", .quiet) + prediction.ask.styled(capabilities: capabilities)
      lines += question.wrapped(to: width, indent: 2)
    }
    if let source {
      let words =
        StyledText("  The source (\(source.place)): ", .quiet)
        + source.says.styled(capabilities: capabilities, style: Style(.quiet))
      lines += words.fitted(to: capabilities).wrapped(to: width, indent: 2)
    }
    return lines
  }
}
