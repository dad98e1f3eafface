/// A piece of a formula's text, before it has a structure.
struct FormulaToken: Hashable {
  /// What it is.
  enum Kind: Hashable {
    /// Digits without separators.
    case number(String)
    /// A letter or a name, already by its TeX name.
    case word(String)
    /// Upright text.
    case text(String)
    case sign(Sign)
    case relation(Relation)
    case open(Brackets.Kind)
    case close(Brackets.Kind)
    /// Braces that only group: `^{-1}`.
    case openGroup
    case closeGroup
    /// `|`, which opens or closes by where it stands.
    case bar(Brackets.Kind)
    case dots(Dots)
    /// A TeX command without its backslash.
    case command(String)
    /// `&` and `\\` in TeX.
    case nextCell
    case nextRow
    case end
  }

  /// Signs with a rank of their own in the grammar.
  enum Sign: Hashable {
    case plus
    case minus
    case plusMinus
    case dot
    case cross
    /// `*` in TeX, which is a convolution there.
    case asterisk
    case slash
    case remainder
    case power
    case lowered
    case percent
    case comma
    case root
    case prime
    case wideSpace
  }

  /// What it is.
  var kind: Kind
  /// As written, for messages.
  var written: String
  /// Characters before it, from 0.
  var position: Int
  /// Whether it touches the token before it.
  var isAdjacent: Bool
}

extension FormulaToken {
  /// Whether what comes next stands below a letter, perhaps in braces.
  static func isScript(after tokens: [FormulaToken]) -> Bool {
    let before = tokens.last?.kind == .openGroup ? tokens.dropLast().last : tokens.last
    return before?.kind == .sign(.lowered)
  }
}
