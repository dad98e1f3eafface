import MathNotation

/// Turns a tree into a box: fractions stacked, limits above and below, brackets stretched.
struct FormulaComposer {
  let isUnicode: Bool

  var characters: Formula.Characters { isUnicode ? .unicode : .ascii }

  /// The box of a formula.
  func box(_ formula: Formula) -> FormulaBox {
    switch formula {
    case .sum(let terms): .beside(pieces(of: terms))
    case .product(let factors): .beside(pieces(of: factors))
    case .fraction(let above, let below): fraction(above, below)
    case .remainder(let value, let divisor):
      .beside([
        operand(value, atLeast: .product), text(" mod "), operand(divisor, atLeast: .product),
      ])
    case .power(let base, let exponent): scripts(base, above: exponent)
    case .subscripted(let base, let script): scripts(base, below: script)
    case .call(let name, let arguments):
      .beside([box(.symbol(name)), enclosed(commas(arguments), .round)])
    case .entry(let head, let arguments):
      .beside([box(head), enclosed(commas(arguments), .square)])
    case .group(let brackets, let inner): enclosed(box(inner), brackets)
    case .list(let items): commas(items)
    case .root(let inner, let degree): root(inner, degree)
    case .percent(let value): .beside([operand(value, atLeast: .atom), text(" %")])
    case .relation(let first, let links): .beside([box(first)] + pieces(of: links, first))
    case .bigOperator(let sign): bigOperator(sign)
    case .matrix(let brackets, let rows):
      enclosed(table(rows, gap: 2) { _ in .center }, brackets, hasRoom: rows.count > 1)
    case .cases(let rows): cases(rows)
    case .aligned(let rows):
      table(rows, gap: 1) { $0.isMultiple(of: 2) ? .right : .left }
    case .accent(let accent, let inner): accented(accent, inner)
    case .underbrace(let inner, let label): underbrace(inner, label)
    case .row(let items): joined(items.map(box), by: "    ")
    case .prefix(let name, let argument): .beside([text(name + " "), box(argument)])
    case .number, .symbol, .text, .styled, .dots, .empty: text(formula.inlineText(characters))
    }
  }

  func text(_ string: String) -> FormulaBox { FormulaBox(string) }

  /// A part, in brackets when it holds together less firmly than needed.
  func operand(_ formula: Formula, atLeast rank: FormulaRank) -> FormulaBox {
    // A stacked fraction needs no brackets: its line shows how far it reaches.
    if case .fraction = formula, rank < .atom { return box(formula) }
    return formula.rank < rank ? enclosed(box(formula), .round) : box(formula)
  }

  func enclosed(_ inner: FormulaBox, _ brackets: Brackets, hasRoom: Bool = false) -> FormulaBox {
    let spaced = hasRoom ? FormulaBox.beside([text(" "), inner, text(" ")]) : inner
    return FormulaBrackets(isUnicode: isUnicode).around(spaced, brackets)
  }

  func joined(_ boxes: [FormulaBox], by separator: String) -> FormulaBox {
    .beside(boxes.enumerated().flatMap { $0 == 0 ? [$1] : [text(separator), $1] })
  }

  private func commas(_ items: [Formula]) -> FormulaBox {
    let pieces = pieces(ofList: items)
    return pieces.isEmpty ? .empty : .beside(pieces)
  }

  // MARK: Pieces, where a long formula may be broken

  func pieces(of terms: [Term]) -> [FormulaBox] {
    terms.enumerated().map { index, term in
      let sign =
        switch term.sign {
        case .plus: index == 0 ? "" : "+"
        case .minus: isUnicode ? "−" : "-"
        case .plusMinus: isUnicode ? "±" : "+-"
        }
      let value = operand(term.value, atLeast: .quotient)
      return index == 0
        ? .beside([text(sign), value]) : .beside([text(" \(sign) "), value])
    }
  }

  func pieces(of factors: [Factor]) -> [FormulaBox] {
    var boxes: [FormulaBox] = []
    var previous: Formula?
    for factor in factors {
      let value = operand(factor.value, atLeast: .quotient)
      if let previous {
        boxes.append(.beside([text(separator(factor, after: previous)), value]))
      } else {
        boxes.append(value)
      }
      previous = factor.value
    }
    return boxes
  }

  private func separator(
    _ factor: Factor, after previous: Formula
  ) -> String {
    switch factor.sign {
    case .dot: return isUnicode ? " · " : " * "
    case .cross: return isUnicode ? " × " : " x "
    case .asterisk: return isUnicode ? " ∗ " : " * "
    case .implicit:
      return FormulaSpacing.isTight(previous, factor.value, joinsLetters: true) ? "" : " "
    }
  }

  func pieces(of links: [Link], _ first: Formula) -> [FormulaBox] {
    links.enumerated().map { index, link in
      let sign = isUnicode ? link.relation.unicode : link.relation.rawValue
      let before = index == 0 && first == .empty ? "" : " "
      return .beside([text("\(before)\(sign) "), box(link.value)])
    }
  }

  func pieces(ofList items: [Formula]) -> [FormulaBox] {
    items.enumerated().map { index, item in
      if index == 0 { return box(item) }
      return .beside([text(item == .empty ? "," : ", "), box(item)])
    }
  }
}
