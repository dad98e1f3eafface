/// A finished run that was kept, and the number by which it is called.
package struct KeptRun: Hashable, Sendable {
  package let number: Int
  package var record: RunRecord

  package init(number: Int, record: RunRecord) {
    self.number = number
    self.record = record
  }
}

/// What is done to the runs that are kept; each answers with all that are there then.
package enum KeptRunOrder: Hashable, Sendable {
  case list
  /// An empty name takes the name away.
  case name(Int, String)
  case delete(Int)
}
