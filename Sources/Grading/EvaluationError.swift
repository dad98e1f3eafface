internal import Checked

/// Why a formula has no value.
public enum EvaluationError: Error, Hashable, Sendable {
  case unknownName(String, known: [String])
  case unknownCall(String)
  case argumentCount(String, expected: Int, given: Int)
  /// The part that is divided by, as it was written.
  case divisionByZero(String)
  case tooLarge(String)
  case undefined(String)
  /// Something without a value, such as dots or a sum sign.
  case notComputable(String)
  /// A list, a truth or a text where a number is wanted, or the like.
  case wrongKind(String, wanted: String)
  /// Words of whoever answers calls.
  case failed(String)
}

extension EvaluationError: CustomStringConvertible {
  /// A sentence with the place and a way out.
  public var description: String {
    switch self {
    case .unknownName(let name, let known):
      "\"\(name)\" has no value here."
        + (known.isEmpty ? " Write numbers." : " Known are \(known.joined(separator: ", ")).")
    case .unknownCall(let name):
      "\"\(name)\" is not a function that can be computed here."
    case .argumentCount(let name, let expected, let given):
      "\"\(name)\" takes \(expected) \(expected == 1 ? "value" : "values"), not \(given)."
    case .divisionByZero(let divisor):
      "This divides by zero: \"\(divisor)\" is 0. Change what stands below the line."
    case .tooLarge(let part): "\"\(part)\" is too large to compute. Write a smaller number."
    case .undefined(let part): "\"\(part)\" is not defined. Check the sign of what stands inside."
    case .notComputable(let part): "\"\(part)\" has no value by itself. Write it out."
    case .wrongKind(let part, let wanted): "\"\(part)\" is not \(wanted), which is needed here."
    case .failed(let words): words
    }
  }
}

extension EvaluationError {
  /// The sentence, with the name that was probably meant where a name is not known.
  package func sentence(knowing calls: [String]) -> String {
    switch self {
    case .unknownCall(let name) where !calls.contains(name):
      calls.nearest(to: name).map { "there is no function \"\(name)\"; did you mean \"\($0)\"?" }
        ?? description
    case .unknownName(let name, let known):
      // Every letter is near to every other one.
      known.filter { $0.count > 1 }.nearest(to: name).map {
        "\(description) Did you mean \"\($0)\"?"
      }
        ?? description
    case .unknownCall, .argumentCount, .divisionByZero, .tooLarge, .undefined, .notComputable,
      .wrongKind, .failed:
      description
    }
  }
}
