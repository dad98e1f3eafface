import MathNotation

/// Breaks a formula that is too wide: before relations first, then before signs, then after commas.
struct FormulaBreaking {
  let composer: FormulaComposer
  let width: Int

  private static let indent = 4

  /// A box at most as wide as asked, where the formula has a place to break; else as wide as it is.
  func box(_ formula: Formula) -> FormulaBox {
    let whole = composer.box(formula)
    guard whole.width > width else { return whole }
    var lines: [FormulaBox] = []
    var line: [FormulaBox] = []
    for piece in pieces(of: formula) {
      let room = lines.isEmpty ? width : width - Self.indent
      let isTooWide = line.reduce(0) { $0 + $1.width } + piece.width > room
      if isTooWide, !line.isEmpty {
        lines.append(.beside(line))
        line = []
      }
      line.append(piece)
    }
    if !line.isEmpty { lines.append(.beside(line)) }
    let indent = FormulaBox(String(repeating: " ", count: Self.indent))
    let set = lines.enumerated().map { $0 == 0 ? $1 : FormulaBox.beside([indent, $1.trimmed]) }
    return .stacked(set, alignment: .left, baselineOf: 0)
  }

  /// The pieces between the places where a line may end.
  private func pieces(of formula: Formula) -> [FormulaBox] {
    switch formula {
    case .relation(let first, let links):
      var boxes = pieces(of: first)
      let signed = composer.pieces(of: links, first)
      for (link, box) in zip(links, signed) {
        boxes += box.width > width ? broken(link, first) : [box]
      }
      return boxes
    case .sum(let terms) where terms.count > 1: return composer.pieces(of: terms)
    case .product(let factors) where factors.count > 1: return composer.pieces(of: factors)
    case .list(let items): return composer.pieces(ofList: items)
    case .row(let items):
      return items.enumerated().map {
        $0 == 0 ? composer.box($1) : .beside([FormulaBox("    "), composer.box($1)])
      }
    default: return [composer.box(formula)]
    }
  }

  private func broken(_ link: Link, _ first: Formula) -> [FormulaBox] {
    let sign = composer.pieces(of: [Link(link.relation, .empty)], first)
    var inner = pieces(of: link.value)
    inner[0] = .beside(sign + [inner[0]])
    return inner
  }
}

extension FormulaBox {
  /// The box without empty columns at its left.
  var trimmed: FormulaBox {
    var cut = 0
    while cut < width, rows.allSatisfy({ $0[cut] == " " }) { cut += 1 }
    return FormulaBox(rows: rows.map { Array($0.dropFirst(cut)) }, baseline: baseline)
  }
}
