/// What a count counts; a word for it may follow the number.
public enum CountedUnit: String, Hashable, Sendable, CaseIterable {
  case parameters
  case operations
  case values
  case pixels
  case steps
  case images
  case equations

  /// Words that students write after such a number.
  var words: Set<String> {
    switch self {
    case .parameters:
      [
        "parameter", "parameters", "param", "params", "weight", "weights", "bias", "biases",
        "פרמטרים", "משקלים", "משקולות",
      ]
    case .operations:
      [
        "operation", "operations", "op", "ops", "multiplication", "multiplications", "multiplies",
        "mult", "mults", "mac", "macs", "multiply-adds", "relu", "relus", "addition", "additions",
        "פעולות", "כפלים",
      ]
    case .values:
      [
        "value", "values", "unit", "units", "neuron", "neurons", "activation", "activations",
        "output", "outputs", "input", "inputs", "number", "numbers", "entry", "entries", "zero",
        "zeros", "zeroes", "element", "elements", "channel", "channels", "filter", "filters",
        "ערכים", "נוירונים",
      ]
    case .pixels: ["pixel", "pixels", "px", "cell", "cells", "פיקסלים"]
    case .steps: ["step", "steps", "iteration", "iterations", "batches", "צעדים"]
    case .images: ["image", "images", "example", "examples", "sample", "samples", "תמונות"]
    case .equations: ["equation", "equations", "constraint", "constraints", "משוואות"]
    }
  }

  /// Words that may stand before a unit: `48 learned parameters`.
  static let adjectives: Set<String> = [
    "learned", "learnt", "learnable", "trainable", "free", "total", "in", "relu", "the",
  ]
}

/// A number and the words after it.
struct UnitSplit {
  /// What stands before the words.
  let number: String
  /// The words, in lower case.
  let words: [String]

  /// Parts words from the number before them; a text that is all words stays whole.
  init(_ text: String) {
    let characters = Array(text)
    var end = characters.count
    while end > 0, Self.isWordPart(characters[end - 1]) { end -= 1 }
    while end < characters.count, !characters[end].isLetter { end += 1 }
    let tail = String(characters[end...])
    number = end == 0 ? text : String(characters[..<end])
    words =
      end == 0
      ? []
      : tail.lowercased().split { !Self.isWordPart($0) || $0 == " " }
        .map { String($0.filter { $0 != "." }) }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isWhitespace || character == "-" || character == "."
  }

  /// What is counted, when all of the words are known.
  var unit: CountedUnit? {
    let nouns = words.filter { !CountedUnit.adjectives.contains($0) }
    if nouns.isEmpty { return words.contains("relu") ? .operations : nil }
    return CountedUnit.allCases.first { unit in nouns.allSatisfy(unit.words.contains) }
  }
}
