/// What was made of an answer.
public struct Verdict: Hashable, Sendable {
  /// Right, wrong, or not readable as an answer at all (which never costs an attempt).
  public enum Outcome: String, Hashable, Sendable {
    case right
    case wrong
    case unreadable
  }

  /// What the verdict rests on, in the order in which it is looked for.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    case right
    /// Right too, by another reading of the question.
    case accepted
    /// Right for the student's own answer to an earlier part.
    case followThrough
    case misconception
    /// Two misconceptions at once.
    case pair
    /// The right answer to another question.
    case elsewhere
    /// Right but for its form: rounded too early, percent for a fraction.
    case form
    /// A constant factor, digits in the wrong order, one number of a calculation.
    case nearMiss
    case unknown
  }

  /// Right, wrong or unreadable.
  public var outcome: Outcome
  /// Ids of the misconceptions, two for a pair, or of the accepted alternative; empty where nothing was recognised.
  public var causes: [String]
  /// What is said to the student, a sentence or two; empty when there is nothing to add.
  public var message: String
  /// How the answer was read, in linear form.
  public var understood: String?
  /// What the verdict rests on.
  public var basis: Basis
  /// Cells of a vector or matrix that are not right yet.
  public var wrongCells: [CellPlace]

  /// Collects the facts.
  public init(
    outcome: Outcome, note: String? = nil, message: String, understood: String? = nil,
    basis: Basis? = nil, wrongCells: [CellPlace] = []
  ) {
    self.outcome = outcome
    causes = note.map { [$0] } ?? []
    self.message = message
    self.understood = understood
    self.basis = basis ?? (outcome == .right ? .right : .unknown)
    self.wrongCells = wrongCells
  }

  /// The causes in one word, such as `same-assumed` or `no-bias+no-in-ch`; nil without any.
  public var note: String? { causes.isEmpty ? nil : causes.joined(separator: "+") }

  /// Whether an attempt is counted: not for what cannot be read, nor for a right answer in another form.
  public var isCounted: Bool { outcome != .unreadable && basis != .form }
}

extension Verdict {
  /// Whether a note tells how an answer differs and not why: it belongs to no misconception of the course.
  public static func isGeneric(note: String) -> Bool {
    genericNotes.contains(note) || genericBeginnings.contains { note.hasPrefix($0) }
  }

  private static let genericNotes: Set<String> = [
    "constant-factor", "one-number", "transposed-digits", "negative", "not-whole", "far-too-large",
    "sign", "square", "square-root", "rounded-early", "rounded-on-the-way", "percent-for-fraction",
    "fraction-for-percent", "axes-swapped", "count-for-shape", "negated",
    "wrong-claim", "follow-through", "does-not-fit", "same-amount", "elsewhere",
  ]
  /// Axes, lines of a derivation, and right answers to other parts, each with a name behind it.
  private static let genericBeginnings = ["axis-", "step-", "answer-to-"]
}

/// A cell of a vector or matrix.
public struct CellPlace: Hashable, Sendable {
  /// Row, from 0.
  public var row: Int
  /// Column, from 0.
  public var column: Int

  /// Row and column, from 0.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
