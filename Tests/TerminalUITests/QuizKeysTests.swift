import Canvas
import Course
import Grading
import TerminalUI
import Testing
import Tutor

struct QuizKeysTests {
  @Test func `letters and question marks are text while the answer has the focus`() {
    var screen = QuizSample.screen()
    #expect(screen.isTextEntry)
    screen.type("qhsv?/n")
    #expect(screen.state.answer.entry.text == "qhsv?/n")
    #expect(screen.state.answer.hints.isEmpty)
  }

  @Test func `after tab letters are commands, and the answer stays`() {
    var screen = QuizSample.screen()
    screen.type("12")
    screen.press(keys: .tab, .character("h"), .right)
    #expect(!screen.isTextEntry)
    #expect(screen.state.current == 1)
    screen.press(keys: .left, .tab)
    #expect(screen.state.answer.hints.count == 1)
    #expect(screen.state.answer.entry.text == "12")
  }

  @Test func `enter checks, and goes on only when it is pressed again on a right answer`() {
    var screen = QuizSample.screen()
    screen.type("300")
    screen.press(keys: .enter)
    #expect(screen.state.current == 0)
    screen.press(keys: .enter)
    #expect(screen.state.current == 1)
  }

  @Test func `a wrong answer keeps the part however often enter is pressed`() {
    var screen = QuizSample.screen()
    screen.type("507")
    screen.press(keys: .enter, .enter, .enter)
    #expect(screen.state.current == 0)
  }

  @Test func `parts are free to visit and keep what was typed`() {
    var screen = QuizSample.screen()
    screen.type("30")
    screen.press(keys: .control("n"), .control("n"), .control("p"), .control("p"), .control("p"))
    #expect(screen.state.current == 0)
    #expect(screen.state.answer.entry.text == "30")
  }

  @Test func `escape leaves, with focus on the answer and without`() {
    var screen = QuizSample.screen()
    for keys in [[Key.escape], [.tab, .escape]] {
      var effects: [Effect] = []
      for key in keys { effects = screen.message(for: key).map { screen.handle($0) } ?? [] }
      #expect(effects == [.back])
    }
  }

  @Test func `the footer names at most six keys, and only those that work`() {
    var screen = QuizSample.screen()
    let footer = { (screen: QuizScreen) in
      screen.draw(size: Size(width: 80, height: 24), capabilities: Capabilities()).rows.last ?? ""
    }
    #expect(footer(screen).contains("F1 hint 1/2"))
    screen.press(keys: .function(1), .function(1))
    #expect(!footer(screen).contains("F1"))
    screen.press(keys: .function(2), .function(2))
    #expect(!footer(screen).contains("F2"))
    screen.type("300")
    screen.press(keys: .enter)
    #expect(footer(screen) == " ↵ next   esc back   tab commands")
  }

  @Test func `the list of keys names what is special about an answer`() {
    #expect(QuizSample.screen(at: "d").allKeys.contains(FooterKey("←", "back to the claim")))
    #expect(QuizSample.screen(at: "m").allKeys.contains(FooterKey("↑↓ ←→", "from cell to cell")))
  }

  @Test func `an earlier session's parts are done, and the first open one is shown`() {
    var progress = ProgressSummary()
    progress.apply(
      .attempt(
        Attempt(question: "10.1.b", seed: nil, answer: "300", verdict: .right)))
    let screen = QuizSample.screen(at: "", progress: progress)
    #expect(screen.state.current == 1)
    #expect(screen.state.earned == ["b"])
    #expect(screen.state.found.map(\.answer) == ["300"])
  }
}
