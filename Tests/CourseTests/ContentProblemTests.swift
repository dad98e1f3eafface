import ContentFormat
import Course
import Testing

struct ContentProblemTests {
  @Test func `a sound course has no problem`() throws {
    let course = try Sample.course()
    #expect(course.library.audit(drawCount: 40).problems.map(\.description) == [])
    #expect(course.library.problems() == [])
  }

  /// A change to the sample's quiz, and what must then be said.
  static let quizFaults: [(old: String, new: String, problem: String)] = [
    ("variables:", "varables:", "7: unknown key \"varables\"; did you mean \"variables\"?"),
    (
      "needs: []", "nonsense: 1",
      """
      5: unknown key "nonsense". Known here: format, id, title, sources, needs, exam, variables, \
      require, network, reveal, elsewhere, parts.
      """
    ),
    ("format: 1", "format: 2", "1: format: this program reads format 1 only."),
    (
      "id: \"1\"", "id: \"2\"",
      "2: the id \"2\" lies in a folder \"1\". Give both the same name."
    ),
    (
      "title: {en: A small quiz, he: חידון}", "title: {en: A quiz, small}",
      "3: unknown key \"small\". Known here: en."
    ),
    (
      "title: {en: A small quiz, he: חידון}", "title: {he: חידון}",
      "3: title has no \"en\". Add a line \"en: ...\"."
    ),
    (
      "default: 9", "default: nine",
      "8: variables N default is \"nine\". Write a whole number."
    ),
    (
      "range: [2, 4]", "range: [4, 2]",
      "9: variables K range: write the first and the last value, with the default between them."
    ),
    (
      "type: integer", "type: interger",
      "18: unknown type \"interger\"; did you mean \"integer\"?"
    ),
    (
      "outputSize(N, K)", "outputSize(N, M)",
      """
      20: the expression "outputSize(N, M)" cannot be computed: "M" has no value here. Known are K, N.
      """
    ),
    (
      "kernel: K", "kernel: M",
      "14: the expression \"M\" cannot be computed: \"M\" has no value here. Known are K, N."
    ),
    (
      "kernel: K", "kernel: K + M",
      "14: the expression \"K + M\" cannot be computed: \"M\" has no value here. Known are K, N."
    ),
    (
      "outputSize(N, K)", "parameters(conv) + mode(conv)",
      """
      20: the expression "parameters(conv) + mode(conv)" cannot be computed: "mode" is not a function \
      that can be computed here.
      """
    ),
    (
      "outputSize(N, K)", "outptuSize(N, K)",
      """
      20: the expression "outptuSize(N, K)" cannot be computed: there is no function "outptuSize"; \
      did you mean "outputSize"?
      """
    ),
    (
      "shape(conv)", "shape(con)",
      """
      27: the expression "shape(con)" cannot be computed: the network has no layer "con"; did you \
      mean "conv"?
      """
    ),
    (
      "K < N", "K",
      "10: the expression \"K\" cannot be computed: it is no comparison. Write one, as in K <= H."
    ),
    (
      "{forgot-one: N - K,", "{forgot-on: N - K,",
      "23: there is no misconception \"forgot-on\"; did you mean \"forgot-one\"?"
    ),
    (
      "reveal: {conv: [b]}", "reveal: {conv: [c]}",
      "15: there is no part \"c\"; did you mean \"a\"?"
    ),
    (
      "reveal: {conv: [b]}", "reveal: {}",
      """
      24: the layer table shows the answer of part "b" beside "conv". Add "conv: [b]" under "reveal".
      """
    ),
    (
      "    hints: [{en: \"Two filters.\"}]\n", "",
      "24: part \"b\" has no hint. Add at least one line under \"hints\"."
    ),
    (
      "    solution: {en: \"{answer}\"}\n", "",
      "24: part \"b\" has no \"solution\". Add a line \"solution: ...\"."
    ),
    (
      "Push it to the end.", "It is 7.",
      "21: hint 1 of part \"a\" contains the answer. Name the cause or the next step instead."
    ),
    (
      "one-too-many: N - K + 2}", "one-too-many: N - K}",
      """
      17: part "a" can use 0 of 40 draws. At least 4 are needed: widen the ranges, or add \
      misconceptions.
      """
    ),
    (
      "$N - K + 1", "$N - \\\\foo K + 1",
      """
      22: the formula "N - \\foo K + 1 = 7" cannot be read: At character 5, "\\foo" is not a known \
      command. Write it in another way.
      """
    ),
    (
      "$\"}\n    misconceptions: {forgot-one: N", "\"}\n    misconceptions: {forgot-one: N",
      """
      22: a dollar sign opens a formula that nothing closes. Close it, or write \\$ for the sign \
      itself.
      """
    ),
    ("- id: b", "- id: a", "24: the part \"a\" is here twice. Rename or remove one."),
    (
      "[{en: \"Two filters.\"}]", "[{en: \"Two filters.\"]",
      "28: this is not YAML: did not find expected ',' or '}'. Look for a quote, a bracket or an indent that does not match."
    ),
  ]

  @Test(arguments: quizFaults)
  func `a fault in a quiz is named with its line and mended form`(
    fault: (old: String, new: String, problem: String)
  ) throws {
    try #require(Sample.quiz.contains(fault.old))
    let quiz = Sample.quiz.replacing(fault.old, with: fault.new, maxReplacements: 1)
    let course = try Sample.course(quiz: quiz)
    let problems = course.library.audit(drawCount: 40).problems.map(\.description)
    #expect(problems.first == "quizzes/1/quiz.yaml:" + fault.problem)
  }

  @Test(arguments: LessonFault.all)
  func `a fault in a lesson is named with its line and mended form`(
    fault: (old: String, new: String, problem: String)
  ) throws {
    try #require(Sample.lesson.contains(fault.old))
    let lesson = Sample.lesson.replacing(fault.old, with: fault.new, maxReplacements: 1)
    let course = try Sample.course(lesson: lesson)
    let problems = course.library.audit(drawCount: 40).problems.map(\.description)
    #expect(problems.contains("lessons/one/lesson.en.md:" + fault.problem), "\(problems)")
  }

  @Test func `a test answer that gets another verdict is named`() throws {
    let course = try Sample.course(
      tests: Sample.tests + "- {part: a, answer: \"6\", verdict: right}\n"
        + "- {part: a, answer: \"6\", verdict: wrong, note: one-too-many}\n"
        + "- {part: z, answer: \"6\", verdict: wrong}\n")
    #expect(
      course.library.audit(drawCount: 40).problems.map(\.description) == [
        """
        quizzes/1/tests.yaml:11: the answer "6" to part "a" is wrong with forgot-one, not right. \
        Correct the test or the part.
        """,
        """
        quizzes/1/tests.yaml:12: the answer "6" to part "a" is wrong with forgot-one, not wrong \
        with one-too-many. Correct the test or the part.
        """,
        "quizzes/1/tests.yaml:13: there is no part \"z\"; did you mean \"a\"?",
      ])
  }

  @Test func `too few test answers are named`() throws {
    let course = try Sample.course(tests: "- {part: a, answer: \"7\", verdict: right}")
    #expect(
      course.library.audit(drawCount: 40).problems.map(\.description) == [
        "quizzes/1/tests.yaml:1: part \"a\" has 1 test answers. Write at least 5.",
        "quizzes/1/tests.yaml:1: part \"b\" has 0 test answers. Write at least 5.",
      ])
  }

  private func problems(
    quiz: String = Sample.quiz, lesson: String = Sample.lesson,
    misconceptions: String = Sample.misconceptions
  ) throws -> [String] {
    let course = try Sample.course(quiz: quiz, lesson: lesson, misconceptions: misconceptions)
    return course.library.audit(drawCount: 40).problems.map(\.description)
  }

  @Test(arguments: [
    ("one/Second page", []), ("one/2", []),
    (
      "one/3",
      [
        "misconceptions.yaml:1: there is no page of lesson one \"3\". Known: First page, Second page."
      ]
    ),
    (
      "one/Secnd page",
      [
        "misconceptions.yaml:1: there is no page of lesson one \"Secnd page\"; did you mean \"Second page\"?"
      ]
    ),
    ("oen/2", ["misconceptions.yaml:1: there is no lesson \"oen\"; did you mean \"one\"?"]),
    (
      "one",
      [
        "misconceptions.yaml:1: \"one\" names no page. Write a lesson and its page: conv1d/The flip."
      ]
    ),
  ])
  func `the page that shows a cause must be there`(see: String, expected: [String]) throws {
    let catalogue = Sample.misconceptions.replacing(
      "out.\"}", with: "out.\", see: \"\(see)\"}")
    let found = try problems(misconceptions: catalogue)
    #expect(found == expected)
  }

  @Test func `what is said to an answer tells no part that may still be open`() throws {
    let told = Sample.quiz.replacing(
      "reveal:",
      with: "elsewhere: [{note: perimeter, value: N*4, say: {en: \"Think of 2x7.\"}}]\nreveal:")
    #expect(
      try problems(quiz: told).first
        == """
        quizzes/1/quiz.yaml:21: what is said to "perimeter" of part "a" contains the answer. Name the cause or \
        the next step instead.
        """)
    let asked = told.replacing("on {N} cells?", with: "on {N} cells? No 2x7 please.")
    #expect(try problems(quiz: asked).allSatisfy { !$0.contains("of part \"a\"") })
  }

  @Test func `a figure after a mistake names misconceptions of its part`() throws {
    let play = """
              misconceptions: {forgot-one: N - K, one-too-many: N - K + 2}
              play: {figure: conv1d, input: "{N}", kernel: "{K}", for: [forgot-one]}
      """
    let old = "        misconceptions: {forgot-one: N - K, one-too-many: N - K + 2}"
    let sound = Sample.quiz.replacing(
      old.dropFirst(4),
      with: play.split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n"))
    #expect(try problems(quiz: sound) == [])
    let course = try Sample.course(quiz: sound)
    let instance = try course.library.question("1.a").instance()
    #expect(instance.trial?.request.command == "cnn-tutor animate conv1d --input 9 --kernel 3")
    #expect(instance.trial(after: instance.grade("6")) != nil)
    #expect(instance.trial(after: instance.grade("8")) == nil)
    let broken = sound.replacing("[forgot-one]}", with: "[forgot-on]}")
    let found = try problems(quiz: broken)
    #expect(
      found.first
        == "quizzes/1/quiz.yaml:24: there is no misconception of this part \"forgot-on\"; did you mean \"forgot-one\"?"
    )
  }

  @Test func `the question that proves a lesson must be its own`() throws {
    let lesson = Sample.lesson.replacing("needs: []", with: "needs: []\ntest-out: one.last")
    let found = try problems(lesson: lesson)
    #expect(
      found == [
        """
        lessons/one/lesson.en.md:7: there is no question "one.last". There is no question here yet.
        """
      ])
  }
}
