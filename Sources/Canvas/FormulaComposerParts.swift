import MathNotation

/// Fractions, scripts, roots, limits and marks.
extension FormulaComposer {
  func fraction(_ above: Formula, _ below: Formula) -> FormulaBox {
    let above = box(Self.withoutBrackets(above))
    let below = box(Self.withoutBrackets(below))
    let width = max(above.width, below.width) + 2
    let line = text(String(repeating: isUnicode ? "─" : "-", count: width))
    return .stacked([above, line, below], baselineOf: 1)
  }

  private static func withoutBrackets(_ formula: Formula) -> Formula {
    if case .group(.round, let inner) = formula { inner } else { formula }
  }

  // MARK: Scripts

  func scripts(_ base: Formula, above: Formula? = nil, below: Formula? = nil) -> FormulaBox {
    if let above, below == nil, case .subscripted(let inner, let script) = base {
      return scripts(inner, above: above, below: script)
    }
    let core = operand(base, atLeast: .postfix)
    if above == .symbol("prime") {
      return .beside([scripted(core, nil, below), text(isUnicode ? "′" : "'")])
    }
    return scripted(core, above, below)
  }

  /// Short scripts become raised or lowered characters; others get a row of their own.
  private func scripted(_ core: FormulaBox, _ above: Formula?, _ below: Formula?) -> FormulaBox {
    if isUnicode {
      if above == nil, let lowered = below.flatMap(Scripts.lowered) {
        return .beside([core, text(lowered)])
      }
      if below == nil, let raised = above.flatMap(Scripts.raised) {
        return .beside([core, corner(text(raised), of: core)])
      }
    }
    return cornered(core, above.map(small), below.map(small))
  }

  /// A raised character stands on the line, or in the top row of something tall.
  private func corner(_ script: FormulaBox, of core: FormulaBox) -> FormulaBox {
    let rise = core.core.count == 1 ? 0 : core.baseline - core.core.lowerBound
    return script.extended(above: 0, below: rise).aligned(at: rise)
  }

  private func cornered(
    _ core: FormulaBox, _ above: FormulaBox?, _ below: FormulaBox?
  ) -> FormulaBox {
    let width = max(above?.width ?? 0, below?.width ?? 0)
    let gap = FormulaBox(String(repeating: " ", count: width))
    var rows: [FormulaBox] = []
    if let above { rows.append(above.padded(to: width, .left)) }
    rows += Array(repeating: gap, count: core.core.count)
    if let below { rows.append(below.padded(to: width, .left)) }
    let top = above?.height ?? 0
    let corner = FormulaBox.stacked(rows, alignment: .left, baselineOf: 0).aligned(
      at: top + core.baseline - core.core.lowerBound, core: top..<(top + core.core.count))
    return .beside([core, corner])
  }

  /// Limits and scripts stand on one row without spaces, unless they hold lines of their own.
  func small(_ formula: Formula) -> FormulaBox {
    text(formula.compactText(characters))
  }

  // MARK: Roots and limits

  func root(_ inner: Formula, _ degree: Formula?) -> FormulaBox {
    let content = box(inner)
    guard isUnicode else {
      guard let degree else { return .beside([text("sqrt"), enclosed(content, .round)]) }
      return .beside([text("root_\(degree.compactText(.ascii))"), enclosed(content, .round)])
    }
    let before = degree.map { Scripts.raised($0) ?? $0.compactText(.unicode) } ?? ""
    if content.height == 1, inner.rank == .atom { return .beside([text(before + "√"), content]) }
    let sign = [Character](before + "√│")
    let blank = Array(repeating: Character(" "), count: sign.count - 1)
    let top: [Character] = blank + ["┌"] + Array(repeating: "─", count: content.width)
    let rows = content.rows.enumerated().map { y, row -> [Character] in
      (y == content.height - 1 ? sign : blank + ["│"]) + row
    }
    return FormulaBox(rows: [top] + rows, baseline: content.baseline + 1)
  }

  func bigOperator(_ sign: BigOperator) -> FormulaBox {
    let word: String =
      switch sign.kind {
      case .sum: isUnicode ? "∑" : "sum"
      case .product: isUnicode ? "∏" : "prod"
      case .integral: isUnicode ? "∫" : "int"
      case .word(let word): word
      }
    var boxes = [text(word)]
    if let upper = sign.upper { boxes.insert(small(upper), at: 0) }
    if let lower = sign.lower { boxes.append(small(lower)) }
    return .stacked(boxes, baselineOf: sign.upper == nil ? 0 : 1)
  }

  // MARK: Marks

  func accented(_ accent: Accent, _ inner: Formula) -> FormulaBox {
    let core = box(inner)
    if isUnicode, core.height == 1, core.width == 1 {
      return text(String(core.rows[0]) + accent.combiningMark)
    }
    let isLine = accent == .bar
    let mark =
      isLine ? String(repeating: isUnicode ? "─" : "-", count: core.width) : sign(of: accent)
    return .stacked([text(mark), core], baselineOf: 1)
  }

  private func sign(of accent: Accent) -> String {
    switch accent {
    case .hat: "^"
    case .bar: "-"
    case .tilde: "~"
    case .arrow: isUnicode ? "→" : "->"
    case .dot: "."
    }
  }

  func underbrace(_ inner: Formula, _ label: Formula?) -> FormulaBox {
    let core = box(inner)
    let note = label.map(box)
    let width = max(core.width, 3)
    let left = (width - 3) / 2
    let right = width - 3 - left
    let brace =
      isUnicode
      ? "╰" + String(repeating: "─", count: left) + "┬" + String(repeating: "─", count: right) + "╯"
      : "\\" + String(repeating: "_", count: left) + " " + String(repeating: "_", count: right)
        + "/"
    return .stacked(
      [core.padded(to: width, .center), text(brace)] + (note.map { [$0] } ?? []), baselineOf: 0)
  }
}
