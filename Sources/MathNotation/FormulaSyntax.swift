/// Whose text is read, which decides what a name, a comma and two things side by side mean.
enum FormulaSyntax: Hashable {
  /// Content: names may hold digits and underscores, every product has its sign.
  case expression
  /// A student: separators inside numbers, implicit products, subscripts.
  case answer(Vocabulary)
  /// TeX: every letter is a symbol of its own.
  case tex(Vocabulary)

  var isTeX: Bool {
    if case .tex = self { true } else { false }
  }

  /// Whether `2n` is a product.
  var allowsImplicitProducts: Bool { self != .expression }

  /// Whether a name is declared to take arguments.
  func declares(function name: String) -> Bool {
    switch self {
    case .expression: false
    case .answer(let vocabulary), .tex(let vocabulary): vocabulary.functions.contains(name)
    }
  }

  /// Whether a name followed by a round bracket is a call.
  func isCalled(_ name: String) -> Bool {
    switch self {
    case .expression: true
    case .answer(let vocabulary):
      vocabulary.isFunction(name) || (name.count > 1 && !vocabulary.symbols.contains(name))
    case .tex(let vocabulary):
      vocabulary.isFunction(name)
        || (name.count > 1 && !GreekLetters.names.contains(name)
          && SymbolSigns.signs[name] == nil)
    }
  }
}

extension Formula {
  /// Reads an expression of the content: `F*(K^2 + 1)`, `gradient(conv, "weights")`.
  ///
  /// - Throws: `FormulaError` with the place.
  public init(expression text: String) throws(FormulaError) {
    var lexer = PlainLexer(text, syntax: .expression)
    var parser = FormulaParser(try lexer.tokenize(), syntax: .expression)
    self = try parser.parse()
  }

  /// Reads what a student typed: `96·(5·5·3+1)`, `3,274,634`, `n Var(w) Var(x)`, `2½`, `w₁²`.
  ///
  /// A text with a backslash is read as TeX. `style` says what separators between digits mean.
  ///
  /// - Throws: `FormulaError` with the place.
  public init(
    answer text: String, vocabulary: Vocabulary = Vocabulary(), style: NumberStyle = .real
  ) throws(FormulaError) {
    let plain = AnswerText.plain(text)
    if plain.contains("\\") {
      try self.init(tex: plain, vocabulary: vocabulary)
    } else {
      let syntax = FormulaSyntax.answer(vocabulary)
      var lexer = PlainLexer(plain, syntax: syntax, style: style)
      var parser = FormulaParser(try lexer.tokenize(), syntax: syntax)
      self = try parser.parse()
    }
    if case .relation(_, let links) = self, links.contains(where: { $0.value == .empty }) {
      throw FormulaError(.ends(after: "="), at: plain.count)
    }
  }

  /// Reads TeX: `\\sum_{m=0}^{K-1} x[n+m]\\,w[m]`.
  ///
  /// - Throws: `FormulaError` with the place; a command outside the subset is an error.
  public init(tex text: String, vocabulary: Vocabulary = Vocabulary()) throws(FormulaError) {
    let syntax = FormulaSyntax.tex(vocabulary)
    var lexer = TeXLexer(text, vocabulary: vocabulary)
    var parser = FormulaParser(try lexer.tokenize(), syntax: syntax)
    self = try parser.parse()
  }
}
