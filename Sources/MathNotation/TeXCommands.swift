/// What the commands of the TeX subset stand for.
enum TeXCommands {
  /// Commands that are one token by themselves.
  static let tokens: [String: FormulaToken.Kind] = [
    "cdot": .sign(.dot), "times": .sign(.cross), "ast": .sign(.asterisk), "pm": .sign(.plusMinus),
    "div": .sign(.slash), "bmod": .sign(.remainder), "mod": .sign(.remainder),
    "%": .sign(.percent), "quad": .sign(.wideSpace), "qquad": .sign(.wideSpace),
    "le": .relation(.lessOrEqual), "leq": .relation(.lessOrEqual),
    "ge": .relation(.greaterOrEqual), "geq": .relation(.greaterOrEqual),
    "ne": .relation(.notEqual), "neq": .relation(.notEqual), "lt": .relation(.less),
    "gt": .relation(.greater), "approx": .relation(.approximately),
    "sim": .relation(.distributed), "propto": .relation(.proportional),
    "equiv": .relation(.equivalent), "in": .relation(.element), "subset": .relation(.subset),
    "subseteq": .relation(.subset), "to": .relation(.arrow), "rightarrow": .relation(.arrow),
    "Rightarrow": .relation(.implies), "implies": .relation(.implies),
    "mapsto": .relation(.mapsTo), "ll": .relation(.muchLess), "gg": .relation(.muchGreater),
    "mid": .relation(.given), "coloneqq": .relation(.definition),
    "ldots": .dots(.low), "dots": .dots(.low), "cdots": .dots(.centred), "vdots": .dots(.vertical),
    "ddots": .dots(.diagonal),
    "lfloor": .open(.floor), "rfloor": .close(.floor), "lceil": .open(.ceiling),
    "rceil": .close(.ceiling), "langle": .open(.angle), "rangle": .close(.angle),
    "lvert": .open(.bar), "rvert": .close(.bar), "lVert": .open(.doubleBar),
    "rVert": .close(.doubleBar), "{": .open(.curly), "}": .close(.curly), "|": .bar(.doubleBar),
    "infty": .word("infinity"), "varepsilon": .word("epsilon"), "varphi": .word("phi"),
    "vartheta": .word("theta"), "&": .text("&"), "#": .text("#"),
  ]

  /// Upright names: functions, and operators that may carry limits.
  static let names: Set<String> = [
    "ln", "log", "exp", "min", "max", "arg", "lim", "sup", "inf", "sin", "cos", "tan", "tanh",
    "det", "dim", "Pr", "argmin", "argmax",
  ]

  /// Names whose subscript stands below them.
  static let limitNames: Set<String> = [
    "min", "max", "lim", "sup", "inf", "argmin", "argmax", "arg",
  ]

  /// Spaces and sizes that change nothing here.
  static let ignored: Set<String> = [
    ",", ";", ":", "!", " ", ">", "displaystyle", "textstyle", "limits", "nolimits", "big", "Big",
    "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "thinspace", "nonumber",
  ]

  /// Commands whose braces hold words, not a formula.
  static let words: Set<String> = ["text", "textrm", "textbf", "textit", "mbox"]

  /// Commands whose braces hold an upright name.
  static let uprightNames: Set<String> = ["mathrm", "operatorname", "mathit", "mathsf", "mathtt"]

  /// Commands that the parser builds something from.
  static let structures: Set<String> = [
    "frac", "dfrac", "tfrac", "sqrt", "sum", "prod", "int", "hat", "widehat", "bar", "overline",
    "tilde", "widetilde", "vec", "dot", "mathbb", "mathcal", "mathbf", "boldsymbol", "bm",
    "underbrace", "begin", "end",
  ]

  /// The token of a command; nil when it is none of the subset.
  static func token(_ name: String) -> FormulaToken.Kind? {
    if let token = tokens[name] { return token }
    if names.contains(name) || GreekLetters.names.contains(name)
      || SymbolSigns.signs[name] != nil
    {
      return .word(name)
    }
    return structures.contains(name) ? .command(name) : nil
  }

  /// The known command that a wrong one is closest to.
  static func nearest(to name: String) -> String? {
    let known = Set(tokens.keys).union(names).union(words).union(uprightNames).union(structures)
      .union(GreekLetters.names).union(["left", "right", "infty"])
    let limit = name.count > 3 ? 2 : 1
    return known.sorted().map { ($0, $0.sorted() == name.sorted() ? 1 : distance($0, name)) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// Letters to add, drop or change to get from one word to another.
  private static func distance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var row = Array(0...second.count)
    for (y, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = y + 1
      for (x, other) in second.enumerated() {
        let above = row[x + 1]
        row[x + 1] = min(above + 1, row[x] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count]
  }
}
