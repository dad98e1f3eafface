/// A self-marked answer: the student writes, asks for the model answer, then ticks what was there.
package struct AnswerRubric: Hashable, Sendable {
  /// How far the student has come.
  package enum Stage: Hashable, Sendable {
    case writing
    /// Asked for the model answer with nothing written: asked once more before it is shown.
    case askedWithNothing
    case ticking
    case marked
  }

  package private(set) var field = AnswerField()
  package private(set) var stage = Stage.writing
  package private(set) var ticks: [Bool]
  /// The tick in focus, from 0.
  package private(set) var row = 0

  package init(tickCount: Int) {
    ticks = Array(repeating: false, count: tickCount)
  }

  /// Whether the model answer is to be seen.
  package var isModelShown: Bool { stage == .ticking || stage == .marked }

  package var tickCount: Int { ticks.count(where: \.self) }

  package mutating func edit(_ edit: AnswerEdit) {
    switch stage {
    case .writing, .askedWithNothing:
      stage = .writing
      field.edit(edit)
    case .ticking, .marked:
      move(edit)
    }
  }

  /// Goes one stage on; the last one counts the ticks.
  package mutating func proceed() {
    switch stage {
    case .writing: stage = field.isBlank ? .askedWithNothing : .ticking
    case .askedWithNothing: stage = .ticking
    case .ticking, .marked: stage = .marked
    }
  }

  private mutating func move(_ edit: AnswerEdit) {
    switch edit {
    case .up, .left: row = max(0, row - 1)
    case .down, .right: row = min(max(0, ticks.count - 1), row + 1)
    case .home: row = 0
    case .end: row = max(0, ticks.count - 1)
    case .insert(" "): toggle(row)
    case .insert(let character):
      if let digit = character.wholeNumberValue { toggle(digit - 1) }
    case .paste, .deleteBackward, .deleteForward, .clear: break
    }
  }

  private mutating func toggle(_ index: Int) {
    guard ticks.indices.contains(index) else { return }
    row = index
    ticks[index].toggle()
    stage = .ticking
  }
}
