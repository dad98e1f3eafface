/// Commands of TeX.
extension FormulaParser {
  mutating func parseCommand(_ name: String) throws(FormulaError) -> Formula {
    throw FormulaError(.unknownCommand(name, nearest: nil), at: next.position)
  }
}
