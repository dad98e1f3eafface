internal import ContentFormat
internal import Grading
internal import MathNotation

/// Rules for the goals of a network that a student builds.
struct GoalRules {
  let part: ComputedPart
  /// The question as the student reads it.
  let prompt: String
  let language: String

  /// Goals belong to `build` alone, and none says a number that the question does not state.
  func check() throws(ContentProblem) {
    guard part.file.type == .build else {
      guard part.file.goals.isEmpty else {
        throw part.problem(
          at: "goal",
          .rule("only a part of type build has goals", mend: "Write an answer instead"))
      }
      return
    }
    let builder = KeyBuilder(part: part, choices: [], language: language)
    for (index, goal) in try builder.buildKey().goals.enumerated() {
      let line = part.node["goal"]?.elements[index].line ?? part.node.line
      let said: String
      do throws(ContentProblem.Fault) {
        // The numbers of the student's network are not known here.
        said = try TextTemplate.fill(goal.say, in: scope, unknown: "...")
      } catch {
        throw part.problem(line: line, error)
      }
      for wanted in try wanted(goal.holds, line) where said.names(wanted) && !prompt.names(wanted) {
        throw part.problem(
          line: line,
          .rule(
            "what is said to \"\(goal.note)\" of part \"\(part.file.id)\" contains \(wanted)",
            mend: "Name the cause and the student's own number instead"))
      }
    }
  }

  /// The numbers that a goal compares with: its sides that can be computed without the student's network.
  private func wanted(_ condition: String, _ line: Int) throws(ContentProblem) -> [String] {
    let formula: Formula
    do { formula = try Formula(expression: condition) } catch {
      throw part.problem(line: line, .expression(condition, reason: "\(error)"))
    }
    guard case .relation(let first, let links) = formula else {
      throw part.problem(
        line: line,
        .expression(condition, reason: "it is no comparison. Write one, as in height(last) = 5."))
    }
    return ([first] + links.map(\.value)).compactMap { side in
      (try? scope.value(of: side.linearText(.ascii)))?.integer
    }.filter { $0 >= Self.leastSecret }.map(String.init)
  }

  private var scope: ExpressionScope { ExpressionScope(variables: part.scope.variables) }

  /// Smaller numbers stand in sentences as counts.
  private static let leastSecret = 3
}
