import Course
import Grading
import Testing

/// What the tutorial and the homework answer, part by part, and what the program says to it.
struct SourceAnswerTests {
  /// An answer of a source.
  struct Claim: Sendable, CustomTestStringConvertible {
    var part: String
    /// Where it stands.
    var origin: String
    var answer: String
    var outcome = Verdict.Outcome.right
    /// The note that it gets: of another reading, or of the mistake that the source made.
    var note: String?

    var testDescription: String { "\(part) \(answer) (\(origin))" }
  }

  static let tutorial: [Claim] = [
    Claim(part: "10.1.a", origin: "tutorial, exercise 10.1", answer: "48"),
    // Counts a ReLU behind the last layer, which the list of layers does not have.
    Claim(
      part: "10.1.b", origin: "tutorial, exercise 10.1", answer: "10*10*3+4",
      note: "relu-on-output"),
    Claim(part: "10.1.c", origin: "tutorial, exercise 10.1", answer: "48 + 300"),
    Claim(part: "10.1.f1", origin: "later edition, exercise 11.1", answer: "10x10x3"),
    Claim(part: "10.1.f2", origin: "later edition, exercise 11.1", answer: "5x5x3"),
    Claim(part: "10.1.g", origin: "later edition, exercise 11.1", answer: "4800+300+75"),
    Claim(part: "10.2.a", origin: "tutorial, exercise 10.2", answer: "7x7", note: "square-patch"),
    Claim(part: "10.2.b1", origin: "tutorial, exercise 10.2", answer: "25x49"),
    Claim(part: "10.2.b2", origin: "tutorial, exercise 10.2", answer: "9x25"),
    Claim(part: "10.2.b3", origin: "tutorial, exercise 10.2", answer: "1x9"),
    // Its pattern moves every row by one column; row 6 jumps.
    Claim(
      part: "10.2.b5", origin: "tutorial, exercise 10.2", answer: "6", outcome: .wrong,
      note: "shift-by-one"),
    Claim(part: "10.3.a1", origin: "tutorial, exercise 10.3", answer: "n E[w] E[x]"),
    Claim(part: "10.3.a1", origin: "tutorial, exercise 10.3", answer: "0", note: "mean-zero"),
    Claim(
      part: "10.3.a2", origin: "tutorial, exercise 10.3",
      answer: "E[x]^2 Var(y) + E[y]^2 Var(x) + Var(x) Var(y)"),
    Claim(part: "10.3.a3", origin: "tutorial, exercise 10.3", answer: "n Var(w_1) Var(x_1)"),
    Claim(part: "10.3.a4", origin: "tutorial, exercise 10.3", answer: "Var(w) = 1/n"),
    Claim(part: "10.3.b1", origin: "tutorial, exercise 10.3", answer: "For tanh alone."),
    Claim(part: "10.3.b2", origin: "tutorial, exercise 10.3", answer: "n Var(w) E[x^2]"),
    Claim(part: "10.3.b3", origin: "tutorial, exercise 10.3", answer: "n/2 Var(w) Var(y)"),
    Claim(part: "10.3.b4", origin: "tutorial, exercise 10.3", answer: "Var(w) = 2/n"),
  ]

  static let theory: [Claim] = [
    // The property is shown right and called by the name of another one.
    Claim(
      part: "t1.1", origin: "homework A, theory 1", answer: "It is the same, at the same places.",
      outcome: .wrong, note: "invariant"),
    Claim(part: "t1.2", origin: "homework A and B, theory 1.2", answer: "N - K + 1"),
    Claim(part: "t1.3", origin: "homework A and B, theory 1.3", answer: "1"),
    Claim(part: "t2.1", origin: "homework A and B, theory 2.1", answer: "0"),
    Claim(
      part: "t2.2", origin: "homework B, theory 2.2",
      answer: "no Its gradient is zero for every picture, so every update leaves it as it is."),
    Claim(
      part: "t2.2", origin: "homework A, theory 2",
      answer: "no It has reached a minimum of the loss.", outcome: .wrong, note: "minimum-reached"),
    Claim(
      part: "t3.1", origin: "homework A, theory 3", answer: "2 1; 3 2; 4 3; 5 4",
      note: "convolution-order"),
    Claim(part: "t3.1", origin: "homework B, theory 3.1", answer: "1 2; 2 3; 3 4; 4 5"),
    Claim(
      part: "t3.1", origin: "homework A, theory 3, \"circulant\"",
      answer: "1 2; 2 3; 3 4; 4 5; 5 1", outcome: .wrong, note: "wrapped-around"),
    Claim(part: "t3.2", origin: "homework B, theory 3.2", answer: "5 7 9"),
    Claim(
      part: "t4.1", origin: "homework A, theory 4", answer: "1728", outcome: .wrong,
      note: "source-1728"),
    Claim(part: "t4.1", origin: "homework B, theory 4.1", answer: "7296"),
    Claim(part: "t4.2", origin: "homework A and B, theory 4.2", answer: "16,781,312"),
    Claim(part: "t4.3", origin: "homework A, theory 4", answer: "10,000*1000"),
  ]

  static let practice: [Claim] = [
    Claim(part: "p1.conv1", origin: "homework A, practical 1", answer: "832"),
    Claim(part: "p1.conv2", origin: "homework A, practical 1", answer: "51,264"),
    Claim(part: "p1.fc1", origin: "homework A, practical 1", answer: "3,212,288"),
    Claim(part: "p1.fc2", origin: "homework A, practical 1", answer: "10,250"),
    Claim(part: "p1.total", origin: "homework A, practical 1", answer: "3,274,634"),
    // A reason for a jumpy curve, not for the ceiling.
    Claim(
      part: "p2", origin: "homework A, practical 2",
      answer: "yes Without ReLU its values are less smooth, so that the accuracy jumps.",
      outcome: .wrong, note: "smoother-values"),
    Claim(part: "p3.one-conv", origin: "homework A, practical 3", answer: "520 + 62,730"),
    // Takes 16*7*7 to be 294.
    Claim(
      part: "p3.minimal", origin: "homework A, practical 3", answer: "1,326,586", outcome: .wrong,
      note: "source-294"),
  ]

  @Test(arguments: tutorial + theory + practice)
  func `what a source answers is right, or is named for what it is`(claim: Claim) throws {
    let instance = try CourseLibrary(repository).question(claim.part).instance()
    let verdict = instance.grade(claim.answer)
    #expect(verdict.outcome == claim.outcome)
    #expect(verdict.note == claim.note)
  }

  /// Where a source is wrong, that is said after the answer; by hand or from the published solutions.
  @Test(arguments: [
    ("t4.1", "7,296"), ("10.2.b5", "Toeplitz"), ("p3.minimal", "294"), ("t1.1", "equivariant"),
    ("t2.1", "differentiates every factor"), ("t3.1", "circulant"), ("t3.2", "reversed"),
    ("p2", "affine"), ("p4.reduced", "One run decides nothing"), ("p5.shapes", "56x28"),
  ])
  func `a slip of a source is told once the student has answered`(
    part: String, words: String
  ) throws {
    let instance = try CourseLibrary(repository).question(part).instance()
    #expect(instance.sourceRemark?.plainText.contains(words) == true)
  }

  /// Numbers that the sources do not give, by hand: 3,274,634 - 64·16·32 - 3,137·724 - 10·724;
  /// 832 + 51,264 + 3,137·1024 + 2,049·19; 3,274,634 / 250 rounded up.
  @Test(arguments: [
    ("p4.base", "13099"), ("p4.reduced", "963438"), ("p5.total", "3303315"),
    ("p5.shapes", "64x14x7"), ("10.2.a2", "8"), ("10.2.b4", "4"), ("10.2.b5", "8"),
  ])
  func `what the sources leave open is counted by the engine`(part: String, answer: String) throws {
    let instance = try CourseLibrary(repository).question(part).instance()
    #expect(instance.grade(answer).outcome == .right)
  }

  /// A relative tolerance of one percent would take all of these.
  @Test(arguments: [
    ("t4.2", "16,777,216", "no-bias"), ("t4.1", "7200", "no-bias"), ("10.2.a2", "14", "rf-double"),
    ("t4.1", "2400", "no-bias+no-in-ch"), ("p1.total", "3,273,504", "no-bias"),
  ])
  func `a number that is nearly right is wrong, with its cause`(
    part: String, answer: String, note: String
  ) throws {
    let verdict = try CourseLibrary(repository).question(part).instance().grade(answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
  }
}
