import Grading
import MathNotation
import Testing

@Suite struct IntegerKeyTests {
  private static func named(_ note: String, _ value: Int) -> NamedAnswer<ExactNumber> {
    NamedAnswer(note: note, answer: ExactNumber(value), say: "cause \(note)")
  }

  /// 96 filters of 5x5 on an RGB image with biases, and the mistakes of the catalogue.
  private var filters: IntegerKey {
    IntegerKey(
      KnownAnswers(
        ExactNumber(7296),
        misconceptions: [
          Self.named("no-in-ch", 2496), Self.named("no-bias", 7200),
          Self.named("source-1728", 1728), Self.named("no-out-ch", 76),
        ], pairs: [Self.named("no-bias+no-in-ch", 2400)]),
      unit: .parameters,
      workings: ["96*(5*5*3+1)", "96*5*5*3+96"].compactMap { try? Formula(expression: $0) })
  }

  /// Each sign is a level of the tree: were a level read twice, forty of them would never end.
  @Test func `a row of signs is read once a level`() {
    let signs = String(repeating: "-", count: 40)
    #expect(filters.verdict(on: "5" + signs + "175").outcome == .wrong)
    #expect(filters.verdict(on: "2(" + signs + "7").outcome != .right)
  }

  @Test(arguments: [
    "7296", "7,296", "7_296", "7 296", "7\u{A0}296", "7296.0", "7296 params", "7296 parameters",
    "7,296 learned parameters", "96*(5*5*3+1)", "96·5·5·3 + 96", "96 × (5 x 5 x 3 + 1)",
    "7.296e3", "7.296*10^3", "= 7,296", "\u{200F}7296\u{200E}", "96(5²·3+1)", "14592/2", "2*3648",
    "7296.", "+7296", "14592·½", "√(7296^2)", "٧٢٩٦", "７２９６", "$7296$", #"\(96 \cdot 76\)"#,
    "96*76 = 7296", "7296 = 96*76", "7\u{2009}296", "7\u{202F}296", #"\frac{14592}{2}"#,
  ])
  func `the number is right in any spelling`(answer: String) {
    #expect(filters.verdict(on: answer).outcome == .right)
  }

  @Test(arguments: [
    ("2496", "no-in-ch"), ("7200", "no-bias"), ("7,200", "no-bias"), ("1728", "source-1728"),
    ("2400", "no-bias+no-in-ch"), ("7269", "transposed-digits"), ("700416", "constant-factor"),
    ("96*(5*4*3+1)", "one-number"), ("7296.5", "not-whole"), ("-7296", "negative"),
  ])
  func `a wrong number is told by its cause`(answer: String, note: String) {
    let verdict = filters.verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
    #expect(!verdict.message.contains("7296") && !verdict.message.contains("7,296"))
  }

  @Test(arguments: [
    "", " ", "3*", "5/(3-3)", "seven", "(7296", "7296)", "72 96", "7.29.6", "7,29",
    "7296 operations", "10^10^10", "1e999", "2^(2^(2^(2^(2^9))))", "7296, 5", "*7296",
    "96*76 = 7295", "7.296", "7296!", "7296,", "96x76x",
  ])
  func `what is no number costs nothing and says why`(answer: String) {
    let verdict = filters.verdict(on: answer)
    #expect(verdict.outcome == .unreadable)
    #expect(!verdict.isCounted)
    #expect(verdict.message.hasSuffix(".") || verdict.message.hasSuffix("?"))
  }

  /// Values that a tolerance of one percent, or of one part in a thousand, lets pass.
  @Test(arguments: [(16_777_216, 16_781_312), (7200, 7296), (14, 8), (61_470, 61_706), (300, 304)])
  func `no tolerance lets a neighbour pass`(given: Int, right: Int) {
    let key = IntegerKey(KnownAnswers(ExactNumber(right)))
    #expect(key.verdict(on: "\(given)").outcome == .wrong)
    #expect(key.verdict(on: "\(right)").outcome == .right)
  }

  @Test func `a rounded number is asked back or wrong unless the question says about`() {
    let exact = IntegerKey(KnownAnswers(ExactNumber(16_781_312)))
    let verdict = exact.verdict(on: "1.68e7")
    #expect(verdict.outcome == .unreadable)
    #expect(verdict.message == "This is rounded, and the exact number is wanted here.")
    #expect(exact.verdict(on: "1.7e7").outcome == .wrong)
    #expect(exact.verdict(on: "1.69e7").outcome == .wrong)
    let about = IntegerKey(KnownAnswers(ExactNumber(16_781_312)), isAbout: true)
    #expect(about.verdict(on: "1.68e7").outcome == .right)
    #expect(about.verdict(on: "17,000,000").outcome == .right)
    #expect(about.verdict(on: "1.69*10^7").outcome == .wrong)
    #expect(about.verdict(on: "20000000").outcome == .wrong)
  }

  @Test func `right comes first, then accepted, follow-through, causes and other questions`() {
    let key = IntegerKey(
      KnownAnswers(
        ExactNumber(300), accepted: [Self.named("relu-on-output", 304)],
        followThrough: Self.named("follow-through", 363),
        misconceptions: [Self.named("off-by-one-high", 363), Self.named("same-assumed", 507)],
        elsewhere: [Self.named("weights", 48)]))
    #expect(key.verdict(on: "300").basis == .right)
    #expect(key.verdict(on: "10*10*3+4").note == "relu-on-output")
    #expect(key.verdict(on: "10*10*3+4").outcome == .right)
    #expect(key.verdict(on: "363").basis == .followThrough)
    #expect(key.verdict(on: "507").basis == .misconception)
    #expect(key.verdict(on: "48").basis == .elsewhere)
    #expect(key.verdict(on: "17").basis == .unknown)
  }

  /// 352 is 348 with the biases of four outputs, and with four weights for the pooling.
  @Test func `of two causes the calculation decides, and without one both are possible`() throws {
    var layer = Self.named("bias-in-one-layer", 352)
    layer.working = try Formula(expression: "3*4*4 + (75 + 1)*4")
    var pool = Self.named("pool-params", 352)
    pool.working = try Formula(expression: "3*4*4 + 75*4 + 4")
    let key = IntegerKey(KnownAnswers(ExactNumber(348), misconceptions: [pool, layer]))
    #expect(key.verdict(on: "48 + (75+1)*4").note == "bias-in-one-layer")
    #expect(key.verdict(on: "48 + 300 + 4").note == "pool-params")
    #expect(key.verdict(on: "48 + 75*4 + 4").note == "pool-params")
    let open = key.verdict(on: "352")
    #expect(open.note == nil && open.basis == .misconception)
    #expect(open.message == "One of two: cause pool-params Or: cause bias-in-one-layer")
  }

  @Test func `a rest is asked for only where something was divided`() {
    let halved = IntegerKey(KnownAnswers(ExactNumber(7)), isDivided: true)
    #expect(halved.verdict(on: "6.75").note == "no-floor")
    let counted = IntegerKey(KnownAnswers(ExactNumber(7)))
    #expect(counted.verdict(on: "6.75").note == "not-whole")
  }

  @Test func `a factor is missed or seen twice only where it stands in the calculation`() throws {
    let product = IntegerKey(
      KnownAnswers(ExactNumber(48)), workings: [try Formula(expression: "3*4*4")])
    #expect(product.verdict(on: "12").note == "constant-factor")
    #expect(product.verdict(on: "144").note == "constant-factor")
    #expect(product.verdict(on: "4800").note == nil)
    let difference = IntegerKey(
      KnownAnswers(ExactNumber(4)), workings: [try Formula(expression: "7 - 3")])
    #expect(difference.verdict(on: "2").note == nil)
  }

  @Test(arguments: ["1e60", "9^99", "99999999999999999999999999999999999999999999"])
  func `what is far too large is wrong, and not called a fraction`(answer: String) {
    let verdict = filters.verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == "far-too-large")
  }

  /// The right calculations are 96*(5*5*3+1) and 96*5*5*3+96: by hand.
  @Test(arguments: [
    ("96*5*5*4+96", "Look at the 4 again. The other numbers are in place."),
    ("96*(25*4+1)", "Look at the 4 again. The other numbers are in place."),
    ("96*5*5*5+96", "One 5 is out of place. The other numbers are right."),
    ("2*96*(75+1)", "The 2 does not belong there. The other numbers do."),
    ("96*(5*5+1)", "Your numbers are right, but one is still missing."),
    ("96+5*5*3+96", "All the numbers are right. Look at the signs and brackets between them."),
  ])
  func `the number out of place is named, whatever the form of the calculation`(
    answer: String, message: String
  ) {
    var key = filters
    key.known.misconceptions = []
    let verdict = key.verdict(on: answer)
    #expect(verdict.note == "one-number")
    #expect(verdict.message == message)
  }

  @Test func `a one is no factor`() {
    #expect(filters.verdict(on: "1").note == nil)
    #expect(IntegerKey(KnownAnswers(ExactNumber(1))).verdict(on: "12").note == nil)
    #expect(filters.verdict(on: "16").note == nil)
  }

  @Test func `two sides of an equation must agree`() {
    #expect(
      filters.verdict(on: "96*76 = 7295").message
        == "Your working does not give 7,295. Look at both, and write the one that you mean.")
    #expect(filters.verdict(on: "48 = 3*16").outcome == .wrong)
  }

  @Test func `a calculation is echoed with its value`() {
    #expect(filters.verdict(on: "96*(5*5*3+1)").understood == "96 · (5 · 5 · 3 + 1) = 7,296")
    #expect(filters.verdict(on: "3274634").understood == "3,274,634")
  }

  @Test func `a division by zero and an unfinished calculation are told with their place`() {
    #expect(
      filters.verdict(on: "5/(3-3)").message
        == "This divides by zero: \"(3 − 3)\" is 0. Change what stands below the line.")
    #expect(
      filters.verdict(on: "96*").message
        == "The formula stops after \"*\": a number, a name or a bracket should follow.")
  }
}
