extension BinaryFloatingPoint {
  /// The whole number below it towards zero; nil when it is no number or beyond the range of `Int`.
  ///
  ///     2.9.checkedInt  // 2
  ///     1e300.checkedInt  // nil
  package var checkedInt: Int? {
    // rounded first: `Int(exactly:)` refuses what has a fraction
    Int(exactly: rounded(.towardZero))
  }

  /// The whole number below it towards zero, at most the greatest `Int`; 0 when it is no number.
  package var clampedInt: Int {
    guard !isNaN else { return 0 }
    return checkedInt ?? (self < 0 ? .min : .max)
  }
}

extension Int {
  /// The sum; nil when it is beyond the range of `Int`.
  package func checkedAdding(_ other: Int) -> Int? {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? nil : sum
  }

  /// The difference; nil when it is beyond the range of `Int`.
  package func checkedSubtracting(_ other: Int) -> Int? {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? nil : difference
  }

  /// The product; nil when it is beyond the range of `Int`.
  package func checkedMultiplied(by other: Int) -> Int? {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? nil : product
  }

  /// The sum, at most the greatest and at least the least `Int`.
  package func clampedAdding(_ other: Int) -> Int {
    checkedAdding(other) ?? (self < 0 ? .min : .max)
  }

  /// The difference, at most the greatest and at least the least `Int`.
  package func clampedSubtracting(_ other: Int) -> Int {
    checkedSubtracting(other) ?? (self < 0 ? .min : .max)
  }

  /// The product, at most the greatest and at least the least `Int`.
  package func clampedMultiplied(by other: Int) -> Int {
    checkedMultiplied(by: other) ?? ((self < 0) == (other < 0) ? .max : .min)
  }
}

/// The product of sizes from outside; nil when it is beyond the limit or one of them is negative.
///
///     checkedProduct([60_000, 28, 28])  // 47 040 000
///     checkedProduct([.max, 0])  // 0
package func checkedProduct(_ sizes: some Sequence<Int>, limit: Int = .max) -> Int? {
  var product: Int? = 1
  for size in sizes {
    guard size >= 0 else { return nil }
    // a zero behind makes even too large a product 0
    if size == 0 { return 0 }
    product = product.flatMap { $0.checkedMultiplied(by: size) }
  }
  return product.flatMap { $0 <= limit ? $0 : nil }
}

/// The sum of sizes from outside; nil when it is beyond the limit or one of them is negative.
package func checkedSum(_ sizes: some Sequence<Int>, limit: Int = .max) -> Int? {
  var sum = 0
  for size in sizes {
    guard size >= 0, let next = sum.checkedAdding(size), next <= limit else { return nil }
    sum = next
  }
  return sum
}
