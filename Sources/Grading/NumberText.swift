internal import Checked
import MathNotation
import RealModule

/// How numbers are shown to a student.
public enum NumberText {
  /// A real in so many significant figures, without needless zeros: `0.3408`, `2.5e-09`.
  public static func real(_ value: Double, figures: Int = 6) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : "infinite" }
    guard value != 0 else { return "0" }
    var exponent = Double.log10(value.magnitude).rounded(.down).clampedInt
    var scaled = scaledFigures(value.magnitude, exponent, figures)
    if scaled.count > figures {
      exponent += 1
      scaled = scaledFigures(value.magnitude, exponent, figures)
    }
    let sign = value < 0 ? "-" : ""
    if exponent < -5 || exponent > 14 {
      let rest = trimmed(String(scaled.dropFirst()))
      return sign + String(scaled.prefix(1)) + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
    }
    return sign + placed(scaled, exponent: exponent)
  }

  private static func scaledFigures(_ value: Double, _ exponent: Int, _ figures: Int) -> String {
    let shift = figures - 1 - exponent
    // Dividing by a power of ten is exact where multiplying by its inverse is not. The least numbers need a power that
    // no Double holds, so that they are scaled in two steps.
    let scaled =
      shift >= 0
      ? value * Double.pow(10, min(shift, 300)) * Double.pow(10, max(0, shift - 300))
      : value / Double.pow(10, -shift)
    return String(scaled.rounded().clampedInt)
  }

  private static func placed(_ digits: String, exponent: Int) -> String {
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + trimmed(digits)
    }
    let wholeCount = exponent + 1
    guard digits.count > wholeCount else {
      return NumberGrouping.grouped(
        digits + String(repeating: "0", count: wholeCount - digits.count))
    }
    let rest = trimmed(String(digits.dropFirst(wholeCount)))
    return NumberGrouping.grouped(String(digits.prefix(wholeCount)))
      + (rest.isEmpty ? "" : "." + rest)
  }

  private static func trimmed(_ digits: String) -> String {
    var kept = Substring(digits)
    while kept.last == "0" { kept.removeLast() }
    return String(kept)
  }
}
