extension Double {
  /// As figures show a number: whole where it is whole, else at most three decimals.
  ///
  /// `(1.0 / 3).figureText` is `"0.333"`, `(-2.0).figureText` is `"-2"`.
  package var figureText: String {
    guard isFinite else { return isNaN ? "?" : self < 0 ? "-inf" : "inf" }
    let thousandths = (self * 1000).rounded()
    guard abs(thousandths) < 1e15 else { return description }
    let whole = Int(thousandths)
    var decimals = String(abs(whole) % 1000 + 1000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    let sign = whole < 0 ? "-" : ""
    return sign + String(abs(whole) / 1000) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// The same as a factor in a product: a negative number stands in parentheses.
  package var factorText: String { self < 0 ? "(\(figureText))" : figureText }
}
