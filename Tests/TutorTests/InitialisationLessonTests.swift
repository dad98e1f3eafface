import CNNEngine
import Course
import Figures
import Foundation
import Grading
import TestSupport
import Testing
import Tutor

/// The figures of lesson `init`: the given network against the source's numbers, the derivations by every way.
struct InitialisationLessonTests {
  private let state: LessonState

  init() throws {
    let root = fixtureCourse.path
    let lesson = try CourseLibrary(ContentFolder(path: root)).lesson("init")
    state = try LessonState(lesson, sequel: nil, progress: ProgressSummary())
  }

  private var contents: [LessonPart.Content] {
    state.lesson.pages.indices.flatMap { state.parts(onPage: $0) }.map(\.content)
  }

  private var signals: [SignalFigure] {
    contents.compactMap { content in
      if case .figure(let part) = content {
        (part as? FigureFrame<SignalFigure>)?.figure
      } else {
        nil
      }
    }
  }

  private func derivation(_ id: String) throws -> DerivationState {
    try #require(
      contents.compactMap { content in
        if case .derivation(let state) = content, state.answer.question.id == id {
          state
        } else {
          nil
        }
      }.first)
  }

  @Test func `five layers come to the numbers of the source`() throws {
    // numpy 2.x, RandomState(2): the source's demonstration, standard deviations 10 and 0.1.
    let large = [
      [0, 18.926668988810903, 0, 29.210081359604988, 0],
      [0, 647.5365620410062, 0, 527.0158218472037, 498.8227522269104],
      [5263.185878253777, 0, 0, 4494.217601865962, 0],
      [100556.39850468091, 0, 4364.229399498951, 99805.42698733894, 0], [155078.1516906971],
    ]
    let small = [
      [0, 0.18926668988810905, 0, 0.2921008135960499, 0],
      [0, 0.06475365620410063, 0, 0.052701582184720375, 0.04988227522269104],
      [0.005263185878253777, 0, 0, 0.0044942176018659625, 0],
      [0.001005563985046809, 0, 4.364229399498954e-05, 0.0009980542698733894, 0],
      [0.001550781516906971],
    ]
    try #require(signals.count == 2)
    for (signal, expected) in zip(signals, [large, small]) {
      let rows = Array(signal.rows.dropFirst())
      #expect(rows.map(\.count) == expected.map(\.count))
      for (value, wanted) in zip(rows.joined(), expected.joined()) {
        #expect(abs(value - wanted) <= 1e-12 * max(abs(wanted), 1e-3))
      }
    }
    #expect(signals.map(\.trend) == [.grows, .shrinks])
  }

  @Test(arguments: ["init.linear", "init.relu"])
  func `each offered line that follows leads to the end`(id: String) throws {
    var state = try derivation(id)
    for _ in 0..<9 where !state.isFinished {
      let count = state.lines.count
      for number in 1...state.offers.count where state.lines.count == count {
        _ = state.handle(.choose(number))
      }
      try #require(state.lines.count > count, "no offer follows \(state.lines)")
    }
    #expect(state.isFinished)
    #expect(state.answer.status == .solved)
  }

  @Test(arguments: ["init.linear", "init.relu"])
  func `one offer a step follows, the author's traps do not`(id: String) throws {
    var state = try derivation(id)
    for line in state.derivation.lines {
      let following = state.offers.filter { offer in
        if case .follows = try? state.derivation.key.reason(
          for: offer, after: state.lines.last?.text)
        {
          true
        } else {
          false
        }
      }
      #expect(following == [line])
      #expect(state.offers.count > 2)
      type(line, into: &state)
    }
    #expect(state.isFinished)
  }

  @Test func `the last line alone is a derivation too, and is recorded with its rules`() throws {
    var state = try derivation("init.relu")
    let effects = type("n Var(y) Var(w)/2", into: &state)
    #expect(state.isFinished)
    #expect(state.lines[0].rules.count == 4)
    guard case .record(.attempt(let attempt))? = effects.first else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(attempt.question == "init.relu")
    #expect(attempt.verdict == .right)
  }

  @Test func `a refused line and the one above come to different numbers`() throws {
    var state = try derivation("init.relu")
    type("n*Var(w*x)", into: &state)
    type("n*Var(w)*Var(x)", into: &state)
    guard case .refused(let line, .doesNotFollow)? = state.outcome else {
      Issue.record("\(String(describing: state.outcome))")
      return
    }
    let wrong = try #require(state.value(of: line))
    let above = try #require(state.value(of: state.lines[0].text))
    // Var(x)/E[x^2] behind a ReLU is 1 - 1/pi = 0.68 for a bell curve.
    #expect(abs(wrong / above - 0.68) < 0.05)
    _ = state.handle(.undo)
    #expect(state.lines.isEmpty)
  }

  @Test func `a true step is taken though no rule is named for it, and another form is solved too`()
    throws
  {
    var state = try derivation("init.linear")
    type("n*Var(w*x)", into: &state)
    type("n*Var(w)*E[x^2]", into: &state)
    #expect(state.lines.count == 2)
    type("E[x^2]*n*Var(w)", into: &state)
    #expect(state.lines.last?.rules == [])
    type("n*Var(w)*Var(x)", into: &state)
    #expect(state.isFinished)
    #expect(state.answer.status == .solved)
  }

  @Test func `another Var(w) runs other networks`() throws {
    var state = try derivation("init.relu")
    type("n*Var(w*x)", into: &state)
    let before = try #require(state.spread.measured?.layers[7].sums.variance)
    _ = state.handle(.beginWeights)
    for character in "1/n" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    let after = try #require(state.spread.measured?.layers[7].sums.variance)
    #expect(before > 50 * after)
    _ = state.handle(.beginWeights)
    for character in "-1" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(state.notice?.hasPrefix("The variance \"-1\" cannot be used.") == true)
  }

  @discardableResult
  private func type(_ line: String, into state: inout DerivationState) -> [Effect] {
    if state.entry == .choosing { _ = state.handle(.beginLine) }
    for character in line { _ = state.handle(.type(character)) }
    defer { _ = state.handle(.cancel) }
    return state.handle(.commit)
  }
}
