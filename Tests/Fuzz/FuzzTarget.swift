/// Something that reads what strangers wrote: it may refuse an input with a sentence, and nothing else.
struct FuzzTarget: Sendable {
  /// The word behind `make fuzz TARGET=`.
  let name: String
  /// Inputs in `make test`, so that all targets together take some seconds.
  let brief: Int
  /// Inputs at length: 200,000 where one costs under two milliseconds, else 20,000.
  let full: Int
  /// Whether an input that takes more than a second is a finding.
  var isTimed = true
  /// Good inputs and what reads them, made once for many inputs.
  let open: @Sendable (Scratch) throws -> Opened

  /// A target that is ready for inputs.
  struct Opened {
    let mutator: Mutator
    /// Takes one input in; whatever it throws is a refusal.
    ///
    /// The number makes random choices repeatable.
    let take: (_ input: [UInt8], _ number: UInt64) throws -> Void
  }

  /// Every target that mutates; `sizes` walks a grid instead.
  static let all =
    [answers, formulas, shortForm, animate] + files + contents + scripts
}
