internal import CNNEngine
internal import ContentFormat
internal import Grading
internal import MathNotation

/// Judges layers that a student puts together: right when every goal holds, whatever the layers are.
struct BuildKey: AnswerKey {
  /// A condition, its note, and the words for a network that misses it, still without numbers.
  struct Goal: Sendable {
    var holds: String
    var note: String
    var say: String
  }

  /// What stands before the student's layers.
  let network: Architecture
  let variables: [String: Int]
  let goals: [Goal]

  /// Stable name of layers that can be read and do not fit on each other.
  static let noFitNote = "does-not-fit"

  func verdict(on answer: String) -> Verdict {
    let built: Architecture
    do throws(ShortFormError) {
      built = try read(answer)
    } catch {
      return Verdict(outcome: .unreadable, message: "\(error)")
    }
    let understood = echo(built)
    let calls: NetworkCalls
    do throws(ShapeError) {
      calls = try NetworkCalls(built, given: GivenNumbers())
    } catch {
      return Verdict(
        outcome: .wrong, note: Self.noFitNote, message: "These layers make no network: \(error)",
        understood: understood, basis: .nearMiss)
    }
    let scope = ExpressionScope(variables: variables, network: calls)
    for goal in goals {
      if let miss = miss(goal, scope, understood) { return miss }
    }
    return Verdict(outcome: .right, message: "", understood: understood)
  }

  func understood(_ answer: String) -> String? {
    (try? read(answer)).map(echo)
  }

  /// The verdict for a goal that does not hold; nil when it does.
  private func miss(_ goal: Goal, _ scope: ExpressionScope, _ understood: String) -> Verdict? {
    do throws(ContentProblem.Fault) {
      guard try !scope.holds(goal.holds) else { return nil }
      let filled = try TextTemplate.fill(goal.say, in: scope)
      return Verdict(
        outcome: .wrong, note: goal.note, message: InlineReader.read(filled).text.plainText,
        understood: understood, basis: .misconception)
    } catch {
      // The last layer has no such number: no height behind a fully connected layer.
      var reason = ContentProblem(fault: error).sentence
      if case .expression(_, let words) = error { reason = words }
      return Verdict(
        outcome: .wrong, note: Self.noFitNote,
        message: "What is asked cannot be found in your network: \(reason)",
        understood: understood, basis: .nearMiss)
    }
  }

  /// The layers as they were read: `conv2d: 1 filter 3x3 | relu`.
  private func echo(_ built: Architecture) -> String {
    built.layers.dropFirst(network.layers.count).map(\.layer.kindAndGiven)
      .joined(separator: " | ")
  }

  private func read(_ answer: String) throws(ShortFormError) -> Architecture {
    let text = AnswerText.plain(answer).replacing("×", with: "x")
    try BuildLimits.check(text)
    return try network.appending(shortForm: text)
  }
}

/// How large an answer may be that is built from layers: far more than a question wants.
private enum BuildLimits {
  static let characterCount = 600
  static let layerCount = 40
  static let largestNumber = 10_000

  /// Refuses what is too large to be meant, before anything is computed.
  static func check(_ text: String) throws(ShortFormError) {
    guard text.count <= characterCount else {
      throw error(characterCount + 1, "a longer text", "at most \(characterCount) characters")
    }
    guard text.count(where: { $0 == "|" }) < layerCount else {
      throw error(1, "more layers", "at most \(layerCount)")
    }
    var digits = ""
    for (index, character) in (text + " ").enumerated() {
      if character.isNumber {
        digits.append(character)
      } else {
        let limit = (Int(digits) ?? .max) <= largestNumber || digits.isEmpty
        guard limit else {
          throw error(index + 1 - digits.count, digits, "numbers up to \(largestNumber)")
        }
        digits = ""
      }
    }
  }

  private static func error(_ position: Int, _ found: String, _ expected: String) -> ShortFormError
  {
    ShortFormError(part: .layers, position: position, found: found, expected: expected)
  }
}
