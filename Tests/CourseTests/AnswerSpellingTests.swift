import Foundation
import Grading
import Testing

@testable import Course

/// Right answers in random spellings are never wrong, and never right once they are taken back or left open.
struct AnswerSpellingTests {
  /// Spellings in all; `SOAK=1` makes it a million.
  private static let count =
    ProcessInfo.processInfo.environment["SOAK"] == "1" ? 1_000_000 : 10_000

  private static let before = [
    "= ", "x = ", "the answer is ", "The answer: ", "it's ", "result: ", "התשובה היא ", "so ",
    "\u{200F}", " ", "i get ", "", "", "",
  ]
  private static let behind = [".", " ", "\u{200E}", "\u{A0}", " .", "", "", "", " \n"]
  private static let wrappings = [
    ("$", "$"), ("\\(", "\\)"), ("\\boxed{", "}"), ("**", "**"), ("", ""), ("", ""), ("", ""),
  ]
  private static let hedges = [
    ("not ", ""), ("maybe ", ""), ("less than ", ""), ("at least ", ""), ("about ", ""), ("", "?"),
    ("", " or 7"), ("I think ", ""), ("לא ", ""), ("אולי ", ""), ("", " or so"), ("", " ± 1"),
    ("probably ", ""), ("never ", ""), ("up to ", ""), ("", " ≠ 1"), ("it isn't ", ""), ("", "?!"),
    ("more than ", ""), ("", ", maybe"), ("either ", ""), ("< ", ""), ("", " או 3"), ("≥ ", ""),
  ]

  /// A generator that is the same in every run.
  private struct Random {
    var state: UInt64

    mutating func pick<Item>(_ items: [Item]) -> Item {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return items[Int(state >> 33) % items.count]
    }
  }

  /// Questions with a number, several numbers or a formula for an answer.
  private func questions() throws -> [QuestionInstance] {
    let library = CourseLibrary(sampleCourse)
    let lessons = try library.lessons().flatMap { try library.questions(ofLesson: $0.id) }
    let quizzes = try library.quizzes().flatMap { try library.family(ofQuiz: $0.id).questions }
    return try (lessons + quizzes).map { try $0.instance() }.filter { question in
      switch question.kind {
      case .integer, .real, .shape, .cells, .formula: question.answer != nil
      case .steps, .build, .choice, .twoTier, .rubric: false
      }
    }
  }

  private func spelling(of question: QuestionInstance, _ random: inout Random) -> String {
    var text = question.answer ?? ""
    switch question.kind {
    case .integer:
      let digits = text.replacing(",", with: "")
      text = random.pick([
        text, digits, grouped(digits, random.pick(["_", "'", "’", " ", "\u{202F}", "\u{2009}"])),
        "\(digits).0", "(\(digits))", "\(digits) (1*\(digits))", "2*\(digits)/2 = \(digits)",
        "\(digits) = \(digits)", "\(digits)*1", full(digits),
      ])
    case .shape:
      let sizes = text.split(separator: "x").joined(
        separator: random.pick(["x", " x ", "×", ", ", " "]))
      text = random.pick([sizes, "(\(sizes))", "[\(sizes)]", "torch.Size([\(sizes)])", full(sizes)])
    case .cells:
      let cells = text.filter { !"()".contains($0) }
      text = random.pick([text, cells, "[\(cells)]"])
    default: break
    }
    let (open, close) = random.pick(Self.wrappings)
    return open + text.replacing("-", with: random.pick(["-", "−", "–", "‑"])) + close
  }

  /// Digits in groups of three, where that is no doubt.
  private func grouped(_ digits: String, _ separator: String) -> String {
    guard digits.allSatisfy(\.isNumber) else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
      result.append(digit)
    }
    return result
  }

  private func full(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
  }

  @Test func `a right answer is never wrong in another spelling, nor right when it is hedged`()
    throws
  {
    let questions = try questions()
    #expect(questions.count > 20)
    var random = Random(state: 18)
    for index in 0..<Self.count {
      let question = questions[index % questions.count]
      let text = spelling(of: question, &random)
      let whole = random.pick(Self.before) + text + random.pick(Self.behind)
      let verdict = question.grade(whole)
      #expect(verdict.outcome != .wrong, "\(question.id) \"\(whole)\": \(verdict.message)")
      guard index.isMultiple(of: 5) else { continue }
      let (open, close) = random.pick(Self.hedges)
      let hedged = question.grade(open + text + close)
      #expect(hedged.outcome != .right, "\(question.id) \"\(open + text + close)\"")
    }
  }
}
