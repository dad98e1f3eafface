/// How hard practice is: two clean questions in a row make it harder, a miss makes it easier.
///
/// It settles where 70.7 % are solved. Source: Levitt, "Transformed up-down methods in
/// psychoacoustics", Journal of the Acoustical Society of America 49 (1971), the rule for two in a row.
package struct Staircase: Hashable, Sendable {
  /// From the first third of each quiz with all hints to the whole of it with none.
  package static let levels = 1...5
  private static let questionsInRow = 2

  package private(set) var level = Self.levels.lowerBound
  /// Clean questions since the level changed or something else came between.
  private var row = 0

  package init() {}

  /// Takes in how a question went; one that took a hint leaves the level as it is.
  package mutating func take(_ result: DrillResult) {
    row = result == .clean ? row + 1 : 0
    switch result {
    case .clean where row == Self.questionsInRow: move(by: 1)
    case .missed: move(by: -1)
    case .clean, .helped: break
    }
  }

  /// How many of a quiz's questions, from the first on, are asked: a third at level 1, all from level 3 on.
  package func askedCount(of count: Int) -> Int {
    let thirds = min(level, 3)
    return (count * thirds + 2) / 3
  }

  /// How many hints a question keeps; nil for all of them.
  package var hintLimit: Int? {
    switch level {
    case ...3: nil
    case 4: 1
    default: 0
    }
  }

  private mutating func move(by step: Int) {
    level = min(max(Self.levels.lowerBound, level + step), Self.levels.upperBound)
    row = 0
  }
}
