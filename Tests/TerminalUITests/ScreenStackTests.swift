import Canvas
import Testing
import TerminalUI
import Tutor

@Suite struct ScreenStackTests {
  private let size = Size(width: 80, height: 24)

  private func firstRow(_ stack: ScreenStack, _ capabilities: Capabilities = Capabilities())
    -> String
  {
    stack.draw(size: size, capabilities: capabilities).rows[0]
  }

  @Test func `effects reach the outside`() {
    let recorder = Recorder()
    let record = ProgressRecord.pageRead(lesson: "conv1d", page: 0, pageCount: 9)
    var stack = ScreenStack(
      CounterScreen(effects: [.enter: [.record(record), .training(.start), .open(.home)]]),
      outside: recorder.outside)
    stack.press(.enter)
    #expect(recorder.recorded == [record])
    #expect(recorder.commands == [.start])
    #expect(recorder.opened == [.home])
    #expect(firstRow(stack) == "second 0  ✓")
  }

  @Test func `a slash looks something up, unless letters are text`() {
    let recorder = Recorder()
    var stack = ScreenStack(CounterScreen(), outside: recorder.outside)
    stack.press(.character("/"))
    #expect(recorder.opened == [.lookUp])
  }

  @Test func `what is pasted is typed on one line where a field has the focus, and is no command`()
  {
    var stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    let isTaken = stack.press(.paste("+h?/"))
    #expect(!isTaken)
    #expect(firstRow(stack) == "counter 0  ✓")
    stack = ScreenStack(CounterScreen(isTextEntry: true), outside: Recorder().outside)
    stack.press(.paste("2/n\r\n?\n"))
    #expect(firstRow(stack) == "counter 0 2/n ? ✓")
    stack = ScreenStack(QuizSample.screen(at: "m"), outside: Recorder().outside)
    stack.press(.paste("1 2 0\r\n0 1 2\r\n"))
    stack.press(.enter)
    let rows = stack.draw(size: size, capabilities: Capabilities()).rows.joined(separator: "\n")
    #expect(rows.contains("✓ right"))
  }

  @Test func `going back tells the screen below what the record says by now`() {
    let recorder = Recorder()
    var stack = ScreenStack(
      CounterScreen(effects: [.enter: [.open(.home)]]), outside: recorder.outside)
    stack.press(.enter)
    recorder.progress.questions["10.1.a"] = QuestionProgress(state: .right, attemptCount: 1)
    stack.press(.escape)
    #expect(firstRow(stack) == "counter 1000  ✓")
    stack.press(.escape)
    #expect(stack.isFinished)
  }

  @Test func `time at a lesson or quiz is recorded when it is left, by a key or otherwise`() {
    let recorder = Recorder()
    var stack = ScreenStack(CounterScreen(place: "10.1"), outside: recorder.outside)
    stack.press(.character("+"), after: 4000)
    stack.press(.character("+"), after: 2000)
    #expect(recorder.recorded.isEmpty)
    stack.leave()
    #expect(recorder.recorded == [.timeSpent(place: "10.1", milliseconds: 6000)])
    stack.press(.escape, after: 500)
    #expect(stack.isFinished)
    #expect(recorder.recorded.last == .timeSpent(place: "10.1", milliseconds: 500))
  }

  @Test func `F10 ends everything at once`() {
    var stack = ScreenStack(
      CounterScreen(effects: [.enter: [.open(.home)]]), outside: Recorder().outside)
    stack.press(.enter)
    stack.press(.function(10))
    #expect(stack.isFinished)
  }

  @Test func `what fails outside is said until the next key`() {
    let recorder = Recorder()
    recorder.failure = TestFailure()
    var stack = ScreenStack(
      CounterScreen(effects: [.enter: [.open(.home)]]), outside: recorder.outside)
    stack.press(.enter)
    let rows = stack.draw(size: size, capabilities: Capabilities()).rows
    #expect(rows[0] == "counter 0  ✓")
    #expect(rows[23] == " the disk is full; free some space")
    stack.press(.character("+"))
    #expect(stack.draw(size: size, capabilities: Capabilities()).rows[23] == "")
  }

  @Test func `a question mark lists the keys and the next key takes them away`() {
    var stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    stack.press(.character("?"))
    let rows = stack.draw(size: size, capabilities: Capabilities()).rows
    #expect(rows[0] == " keys")
    #expect(rows.contains { $0.contains("+   count on") })
    stack.press(.character("+"))
    #expect(firstRow(stack) == "counter 0  ✓")
  }

  @Test func `in an answer field letters and question marks are text`() {
    var stack = ScreenStack(CounterScreen(isTextEntry: true), outside: Recorder().outside)
    for character in "h?י" { stack.press(.character(character)) }
    #expect(firstRow(stack) == "counter 0 h?י ✓")
  }

  @Test func `a command letter is found on a Hebrew keyboard`() {
    var stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    stack.press(.character("י"))
    #expect(firstRow(stack) == "counter 100  ✓")
  }

  @Test func `signs become ASCII where nothing else can be drawn`() {
    let stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    #expect(firstRow(stack, Capabilities(isUnicode: false)) == "counter 0  +")
  }

  @Test(arguments: [Size(width: 39, height: 24), Size(width: 80, height: 11)])
  func `too small a window gets a sentence`(size: Size) {
    let stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    let text = stack.draw(size: size, capabilities: Capabilities()).rows.joined(separator: " ")
    #expect(text.hasPrefix("This window is \(size.width) x \(size.height); cnn-tutor needs 40 x"))
  }

  @Test func `no size at all is a reason to crash`() {
    let stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    for width in 1...45 {
      for height in 1...14 {
        let size = Size(width: width, height: height)
        #expect(stack.draw(size: size, capabilities: Capabilities()).size == size)
      }
    }
  }

  @Test func `events reach a screen that is covered`() {
    var stack = ScreenStack(
      CounterScreen(effects: [.enter: [.open(.home)]]), outside: Recorder().outside)
    stack.press(.enter)
    stack.receive(anyTrainingEvent)
    stack.press(.escape)
    #expect(firstRow(stack) == "counter 1  ✓")
  }
}
