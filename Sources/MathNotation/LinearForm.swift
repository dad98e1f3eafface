extension Formula {
  /// Which characters a line of text may hold.
  public enum Characters: Hashable, Sendable {
    case unicode
    case ascii
  }

  /// The formula in one line, for screen readers, pipes and `understood: ...`.
  ///
  /// `\frac{n}{2}\,\mathrm{Var}(w)` gives `(n/2) Var(w)`; lines of a derivation keep their own lines.
  public var linearText: String { linearText(.unicode) }

  /// The formula in one line, in the given characters.
  public func linearText(_ characters: Characters) -> String {
    LinearForm(isUnicode: characters == .unicode).text(self)
  }

  /// The formula in one line of prose: like the linear form, with lowered characters where there are some.
  public func inlineText(_ characters: Characters) -> String {
    LinearForm(isUnicode: characters == .unicode, usesLoweredCharacters: true).text(self)
  }

  /// The formula in one line without spaces, for limits and exponents: `m=0`, `K−1`.
  public func compactText(_ characters: Characters) -> String {
    LinearForm(isUnicode: characters == .unicode, isCompact: true, usesLoweredCharacters: true)
      .text(self)
  }
}

/// Writes a tree as one line, with the brackets that its structure needs.
struct LinearForm {
  let isUnicode: Bool
  var isCompact = false
  var usesLoweredCharacters = false

  private var space: String { isCompact ? "" : " " }

  func text(_ formula: Formula) -> String {
    switch formula {
    case .number(let digits): NumberGrouping.grouped(digits)
    case .symbol(let name): isUnicode ? SymbolSigns.unicode(name) : SymbolSigns.ascii(name)
    case .text(let words): words
    case .sum(let terms): sum(terms)
    case .product(let factors): product(factors)
    case .fraction(let top, let bottom): fraction(top, bottom)
    case .remainder(let value, let divisor):
      bracketed(value, if: value.rank < .product) + " mod "
        + bracketed(divisor, if: divisor.rank <= .quotient)
    case .power(let base, let exponent): power(base, exponent)
    case .subscripted(let base, let script):
      bracketed(base, if: base.rank < .atom) + lowered(script)
    case .call(let name, let arguments): "\(text(.symbol(name)))(\(commas(arguments)))"
    case .prefix(let name, let argument):
      "\(name) \(bracketed(argument, if: argument.rank < .product))"
    case .entry(let head, let arguments): "\(text(head))[\(commas(arguments))]"
    case .group(let brackets, let inner): enclosed(text(inner), in: brackets)
    case .list(let items): commas(items)
    case .root(let inner, let degree): root(inner, degree)
    case .percent(let value): bracketed(value, if: value.rank < .atom) + " %"
    case .relation(let first, let links): relation(first, links)
    case .bigOperator(let sign): bigOperator(sign)
    case .matrix(let brackets, let rows):
      enclosed(rows.map(commas).joined(separator: "; "), in: brackets)
    case .cases(let rows): "{ " + rows.map(commas).joined(separator: "; ") + " }"
    case .aligned(let rows):
      rows.map { $0.filter { $0 != .empty }.map(text).joined(separator: " ") }
        .joined(separator: "\n")
    case .accent(let accent, let inner): accented(accent, inner)
    case .underbrace(let inner, let label):
      label.map { "[\(text(inner)): \(text($0))]" } ?? text(inner)
    case .styled(let alphabet, let inner): styled(alphabet, inner)
    case .dots(let dots): self.dots(dots)
    case .row(let items): items.map(text).joined(separator: "   ")
    case .empty: ""
    }
  }

  private func fraction(_ top: Formula, _ bottom: Formula) -> String {
    bracketed(top, if: top.rank <= .quotient) + "/"
      + bracketed(bottom, if: bottom.rank <= .product && !bottom.isDifferential)
  }

  private func commas(_ items: [Formula]) -> String {
    items.map(text).joined(separator: isCompact ? "," : ", ")
  }

  private func bracketed(_ formula: Formula, if isNeeded: Bool) -> String {
    isNeeded ? "(\(text(formula)))" : text(formula)
  }

  private func sum(_ terms: [Term]) -> String {
    var line = ""
    for (index, term) in terms.enumerated() {
      let sign =
        switch term.sign {
        case .plus: "+"
        case .minus: isUnicode ? "−" : "-"
        case .plusMinus: isUnicode ? "±" : "+-"
        }
      if index > 0 { line += space + sign + space } else if term.sign != .plus { line += sign }
      line += bracketed(term.value, if: term.value.rank <= .sum)
    }
    return line
  }

  private func product(_ factors: [Factor]) -> String {
    var line = ""
    var previous: Formula?
    for (index, factor) in factors.enumerated() {
      // Behind other factors a last fraction divides them all: p(1 − p)/4.
      let isLast = index == factors.count - 1 && previous?.isBigOperator == false
      let isImplicit = factor.sign == .implicit && factors.count > 1 && !isLast
      let piece = bracketed(
        factor.value,
        if: factor.value.rank <= .sum || (isImplicit && factor.value.rank == .quotient))
      if let previous { line += separator(factor, after: previous, line, piece) }
      line += piece
      previous = factor.value
    }
    return line
  }

  private func separator(
    _ factor: Factor, after previous: Formula, _ left: String, _ right: String
  ) -> String {
    switch factor.sign {
    case .dot: isUnicode ? "\(space)·\(space)" : "*"
    case .cross: isUnicode ? "\(space)×\(space)" : " x "
    case .asterisk: space + (isUnicode ? "∗" : "*") + space
    case .implicit:
      FormulaSpacing.isTight(previous, factor.value, joinsLetters: isCompact) ? "" : " "
    }
  }

  private func power(_ base: Formula, _ exponent: Formula) -> String {
    let left = bracketed(base, if: base.rank < .postfix)
    if exponent == .symbol("prime") { return left + text(exponent) }
    if isUnicode, let raised = Scripts.raisedNumber(exponent) { return left + raised }
    return left + "^" + scripted(exponent)
  }

  /// Scripts of one word or number need no brackets.
  private func scripted(_ script: Formula) -> String {
    var compact = self
    compact.isCompact = true
    let text = compact.text(script)
    let isWord = text.allSatisfy { $0.isLetter || $0.isNumber }
    return (isWord && script.rank != .postfix) || script.rank == .atom ? text : "(\(text))"
  }

  private func lowered(_ script: Formula) -> String {
    if isUnicode, usesLoweredCharacters, let lowered = Scripts.lowered(script) { return lowered }
    return "_" + scripted(script)
  }

  private func root(_ inner: Formula, _ degree: Formula?) -> String {
    guard let degree else {
      return isUnicode
        ? "√" + bracketed(inner, if: inner.rank < .atom) : "sqrt(\(text(inner)))"
    }
    return "root(\(text(degree)), \(text(inner)))"
  }

  private func relation(_ first: Formula, _ links: [Link]) -> String {
    var pieces = first == .empty ? [] : [text(first)]
    for link in links {
      pieces.append(isUnicode ? link.relation.unicode : link.relation.rawValue)
      if link.value != .empty { pieces.append(text(link.value)) }
    }
    return pieces.joined(separator: space)
  }

  private func bigOperator(_ sign: BigOperator) -> String {
    let lower = sign.lower.map { "_" + scripted($0) } ?? ""
    let upper = sign.upper.map { "^" + scripted($0) } ?? ""
    return self.sign(of: sign.kind) + lower + upper
  }

  private func sign(of kind: BigOperator.Kind) -> String {
    switch kind {
    case .sum: isUnicode ? "∑" : "sum"
    case .product: isUnicode ? "∏" : "prod"
    case .integral: isUnicode ? "∫" : "int"
    case .word(let word): word
    }
  }

  private func accented(_ accent: Accent, _ inner: Formula) -> String {
    let piece = text(inner)
    guard isUnicode, piece.count == 1 else { return "\(accent.rawValue)(\(piece))" }
    return piece + accent.combiningMark
  }

  private func styled(_ alphabet: Alphabet, _ inner: Formula) -> String {
    switch inner {
    case .symbol(let name) where isUnicode: SymbolSigns.letter(name, in: alphabet)
    case .number(let digits) where isUnicode: SymbolSigns.letter(digits, in: alphabet)
    default: text(inner)
    }
  }

  private func dots(_ dots: Dots) -> String {
    guard isUnicode else { return dots == .vertical ? ":" : "..." }
    return switch dots {
    case .low: "…"
    case .centred: "⋯"
    case .vertical: "⋮"
    case .diagonal: "⋱"
    }
  }

  private func enclosed(_ inner: String, in brackets: Brackets) -> String {
    if !isUnicode, brackets == .floor || brackets == .ceiling {
      return "\(brackets == .floor ? "floor" : "ceil")(\(inner))"
    }
    return brackets.open.text(isLeft: true, isUnicode: isUnicode) + inner
      + brackets.close.text(isLeft: false, isUnicode: isUnicode)
  }
}

extension Formula {
  fileprivate var isBigOperator: Bool {
    if case .bigOperator = self { true } else { false }
  }
}
