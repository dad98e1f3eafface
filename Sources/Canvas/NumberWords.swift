internal import Foundation

extension BinaryInteger {
  /// With a comma between thousands: `61,706`.
  public var grouped: String {
    var digits = String(magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits.removeLast(3)
    }
    groups.append(Substring(digits))
    return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}

extension Double {
  /// With so many digits after the point, or a dash where there is no finite number.
  public func fixed(_ digits: Int) -> String {
    isFinite ? String(format: "%.\(digits)f", self) : "-"
  }
}

extension Double {
  /// With so many digits that count, in powers of ten where it is very small or large: `0.00195`, `1.55e+05`.
  public func significant(_ digits: Int) -> String {
    isFinite ? String(format: "%.\(digits)g", self) : "-"
  }
}
