/// Digits in groups of three.
public enum NumberGrouping {
  /// Commas from four digits before the point on: `7,296`, `61,706`, `0.25`.
  public static func grouped(_ digits: String) -> String {
    let whole = digits.prefix { $0.isWholeNumber }
    guard whole.count > 3 else { return digits }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
  }
}
