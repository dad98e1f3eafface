internal import ContentFormat
internal import Grading

extension KeyBuilder {
  /// The key of a part that asks for a network; its goals must be computable from its model answer.
  func buildKey() throws(ContentProblem) -> BuildKey {
    let owner = "part \"\(part.file.id)\""
    guard !part.file.goals.isEmpty else {
      throw part.problem(at: nil, .missingKey("goal", owner: owner))
    }
    guard let network = part.network?.architecture else {
      throw part.problem(at: nil, .missingKey("network", owner: owner))
    }
    guard part.file.misconceptions.entries.isEmpty, part.file.accepted.isEmpty else {
      throw part.problem(
        at: part.file.accepted.isEmpty ? "misconceptions" : "accepted",
        .rule(
          "a network is judged by its goals alone",
          mend: "Give each goal a note and words, and remove this"))
    }
    var goals: [BuildKey.Goal] = []
    for (index, goal) in part.file.goals.enumerated() {
      let line = part.node["goal"]?.elements[index].line ?? part.node.line
      guard let say = goal.say ?? part.commonWords(for: goal.note) else {
        throw part.problem(line: line, .missingKey("say", owner: "the goal \"\(goal.note)\""))
      }
      goals.append(BuildKey.Goal(holds: goal.holds, note: goal.note, say: say.text(in: language)))
    }
    return BuildKey(network: network, variables: part.scope.variables, goals: goals)
  }
}
