import Grading
import TerminalUI
import Tutor

/// What a conversation looks like: the student's lines begin with `> `, what is recorded stands in brackets.
func transcript(of dialogue: some PlainDialogue, lines: [String]) -> String {
  var dialogue = dialogue
  var transcript = ""
  var waiting = lines[...]
  let runner = PlainRunner(
    print: { transcript += $0 + "\n" },
    readLine: {
      let line = waiting.popFirst()
      transcript += line.map { "> \($0)\n" } ?? "(end of input)\n"
      return line
    },
    record: { transcript += "[\(brief($0))]\n" }, milliseconds: { 0 })
  do { try runner.run(&dialogue) } catch { transcript += "\(error)\n" }
  return transcript
}

private func brief(_ record: ProgressRecord) -> String {
  switch record {
  case .attempt(let attempt):
    "record \(attempt.question) \(attempt.verdict) \(attempt.causes.map(\.description).joined(separator: "+"))"
  case .solutionShown(let question, _): "record \(question) shown"
  case .selfMarked(let question, let count, let total): "record \(question) \(count)/\(total)"
  case .testedOut(let lesson, _, _): "record \(lesson) tested out"
  case .pageRead, .trained, .timeSpent: "record of something else"
  }
}
