package import Canvas

/// What is asked before a figure shows its answer.
package struct Question<F: Figure>: Sendable {
  /// How it is answered.
  package enum Form: Sendable {
    /// A text of the signs that it lets through, at most so long, and Enter.
    case typed(limit: Int, sign: @Sendable (Character) -> Character?)
    /// One of so many answers, by its number.
    case choice(Int)
    /// The figure's own keys point, and Enter takes the place.
    case pointed(footer: [FooterKey])
    /// Numbers in rows of cells, of which the first of each row is given.
    case cells([[Double]], rowLength: Int)
  }

  package let form: Form
  /// The question; what was typed stands behind it.
  package let words: SizedWords
  /// The key that shows without a guess, and how the footer names it.
  package var skip = Key.character("x")
  package var skipSign = "x"
  /// What is said of a guess that cannot be read.
  package var unreadable = ""
  /// Whether it is asked at the first step; else at the one that is shown.
  package var startsOver = true
  /// Whether it is about the step that is shown, so that nothing is said of a guess at another one.
  package var isOfStep = false
  /// Whether the figure plays from its first step once the guess is made.
  package var playsBehind = false
  /// Whether what came of a guess may be said yet.
  package var isTold: @Sendable (F) -> Bool = { _ in true }
  /// Whether the answer stays hidden behind a guess until what came of it may be said.
  package var hidesUntilTold = false
  /// What comes of a guess; nil when it cannot be read.
  package let check: @Sendable (F, String) -> Verdict?

  /// A guess of numbers, cell by cell, behind which the figure plays.
  ///
  /// Up and down go to the cell so many places before or behind, as in a picture.
  package init(cells values: [[Double]], rowLength: Int = 0, _ words: SizedWords) {
    form = .cells(values, rowLength: rowLength)
    self.words = words
    unreadable = "Type a number into a cell first, or press x to see it without a guess."
    playsBehind = true
    check = { _, _ in nil }
  }

  package init(
    _ form: Form, _ words: SizedWords, check: @escaping @Sendable (F, String) -> Verdict?
  ) {
    self.form = form
    self.words = words
    self.check = check
  }

  /// The question where nobody can answer it.
  var plainText: String {
    // Cells are typed into with keys, which the wide words name.
    let sentence = if case .cells = form { words.narrow } else { words.wide }
    return "to guess first: " + sentence.withoutTrailingBlanks
  }

  /// The keys that work while it is asked.
  var footer: [FooterKey] {
    let skip = FooterKey(skipSign, "just show")
    switch form {
    case .typed: return [FooterKey("↵", "check guess"), skip]
    case .choice(let count): return [FooterKey("1-\(count)", "say"), skip]
    case .pointed(let footer): return footer + [skip]
    case .cells:
      return [FooterKey("↵", "check guess"), FooterKey("←→", "cell"), skip]
    }
  }
}

/// What came of a guess.
package struct Verdict: Hashable, Sendable {
  package var isRight: Bool
  package var words: SizedWords
  /// What is said of the guess while nothing may be said of what came of it.
  package var untold: String?

  package init(_ isRight: Bool, _ words: String, narrow: String? = nil) {
    self.isRight = isRight
    self.words = SizedWords(words, narrow: narrow)
  }

  /// With its sign, in its colour.
  func text(_ area: FigureArea) -> StyledText {
    StyledText((isRight ? "✓ " : "✗ ") + words.text(area), isRight ? .right : .wrong)
  }
}

extension Character {
  /// The sign as a part of a number: a comma may stand for the point.
  package var asNumberSign: Character? {
    if self == "," { return "." }
    return isASCII && (isWholeNumber || self == "-" || self == ".") ? self : nil
  }

  /// The sign as a part of a whole number.
  package var asDigit: Character? { isASCII && isWholeNumber ? self : nil }
}
