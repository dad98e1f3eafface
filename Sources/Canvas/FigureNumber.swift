extension Double {
  /// As figures show a number: whole where it is whole, else at most three decimals.
  ///
  /// `(1.0 / 3).figureText` is `"0.333"`, `(-2.0).figureText` is `"-2"`.
  package var figureText: String { figureText(decimals: 3) }

  /// The same with at most so many decimals.
  package func figureText(decimals count: Int) -> String {
    guard isFinite else { return isNaN ? "?" : self < 0 ? "-inf" : "inf" }
    let unit = (0..<count).reduce(1) { power, _ in power * 10 }
    let parts = (self * Double(unit)).rounded()
    guard abs(parts) < 1e15 else { return description }
    let whole = Int(parts)
    var decimals = String(abs(whole) % unit + unit).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    let sign = whole < 0 ? "-" : ""
    return sign + String(abs(whole) / unit) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// The same as a factor in a product: a negative number stands in parentheses.
  package var factorText: String { self < 0 ? "(\(figureText))" : figureText }
}
