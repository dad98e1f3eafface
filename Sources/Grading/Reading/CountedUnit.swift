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
        "פרמטרים", "פרמטר", "משקלים", "משקולות", "משקל", "הטיות", "הטיה",
      ]
    case .operations:
      [
        "operation", "operations", "op", "ops", "multiplication", "multiplications", "multiplies",
        "mult", "mults", "mac", "macs", "multiply-add", "multiply-adds", "relu", "relus",
        "addition",
        "additions", "flop", "flops", "product", "products", "פעולות", "פעולה", "כפלים", "הכפלות",
        "מכפלות",
      ]
    case .values:
      [
        "value", "values", "unit", "units", "neuron", "neurons", "activation", "activations",
        "output", "outputs", "input", "inputs", "number", "numbers", "entry", "entries", "zero",
        "zeros", "zeroes", "element", "elements", "channel", "channels", "filter", "filters",
        "feature", "features", "map", "maps", "row", "rows", "column", "columns", "place", "places",
        "ערכים", "ערך", "נוירונים", "ערוצים", "יציאות", "כניסות", "אפסים", "מספרים", "תאים",
      ]
    case .pixels: ["pixel", "pixels", "px", "cell", "cells", "פיקסלים", "פיקסל"]
    case .steps: ["step", "steps", "iteration", "iterations", "batches", "צעדים"]
    case .images: ["image", "images", "example", "examples", "sample", "samples", "תמונות"]
    case .equations: ["equation", "equations", "constraint", "constraints", "משוואות"]
    }
  }
}
