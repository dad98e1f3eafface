import CNNEngine
import ContentFormat
import Course
import MathNotation
import Testing

struct MarkdownTests {
  private func page(_ body: String) throws -> [Block] {
    let lesson = Sample.lesson.replacing("Some prose.", with: body)
    let course = try Sample.course(lesson: lesson)
    return try course.library.lesson("one").pages[0].blocks
  }

  private func spans(_ body: String) throws -> [RichText.Span] {
    guard case .paragraph(let text)? = try page(body).first else { return [] }
    return text.spans
  }

  @Test func `underscores, stars and backslashes in formulas survive`() throws {
    let tex = #"w_1 * x_2 \, \mathrm{Var}(w_3)"#
    #expect(
      try spans("Take $\(tex)$ and *this* one.") == [
        .text("Take "), .formula(try Formula(tex: tex)), .text(" and "), .emphasis("this"),
        .text(" one."),
      ])
  }

  @Test func `a formula over several lines stands alone`() throws {
    let tex = "\ny[n] = \\sum_{m=0}^{K-1}\n  x[n+m]\\,w[m]\n"
    let blocks = try page("Before.\n\n$$\(tex)$$\n\nAfter.")
    #expect(blocks.count == 3)
    guard case .formula(let formula) = blocks[1] else { return #expect(Bool(false)) }
    #expect(formula == (try Formula(tex: tex)))
  }

  @Test func `dollar signs in code and after a backslash are dollar signs`() throws {
    #expect(
      try spans("It costs \\$5, `a$b$c` too.") == [
        .text("It costs $5, "), .code("a$b$c"), .text(" too."),
      ])
  }

  @Test func `formulas keep their place in strong text, lists and tables`() throws {
    let n = try Formula(tex: "n")
    #expect(try spans("**all $n$ cells**") == [.strong("all "), .formula(n), .strong(" cells")])
    guard case .list(let items, let isNumbered)? = try page("1. one $n$\n2. two").first else {
      return #expect(Bool(false))
    }
    #expect(isNumbered)
    #expect(items[0].spans == [.text("one "), .formula(n)])
    guard case .table(let header, let rows)? = try page("| a | $n$ |\n|---|---|\n| 1 | 2 |").first
    else { return #expect(Bool(false)) }
    #expect(header[1].spans == [.formula(n)])
    #expect(rows == [[RichText([.text("1")]), RichText([.text("2")])]])
  }

  @Test func `a rule inside a code fence does not end the page`() throws {
    guard case .code(let text)? = try page("```\nabove\n---\nbelow\n```").first else {
      return #expect(Bool(false))
    }
    #expect(text == "above\n---\nbelow\n")
  }

  @Test func `the line of a problem counts formulas over several lines`() throws {
    let lesson = Sample.lesson.replacing(
      "Some prose.", with: "$$\nx\n+ y\n$$\n\nThen $\\foo$.")
    let course = try Sample.course(lesson: lesson)
    let problems = course.library.problems()
    #expect(problems.map(\.line) == [17])
  }

  @Test func `an animation fence becomes a figure`() throws {
    let lesson = Sample.lesson.replacing(
      "kernel: [1, 0]",
      with: """
        kernel: [1, 0]
        compare: [cross-correlation, convolution]
        predict: true
        presets: {1: [1, 2], 2: [2, 1]}
        """)
    let course = try Sample.course(lesson: lesson)
    let pages = try course.library.lesson("one").pages
    guard case .figure(let request)? = pages[1].blocks.first else {
      Issue.record("no figure")
      return
    }
    #expect(request.name == "conv1d")
    #expect(request.document.root["kernel"]?.elements.count == 2)
    #expect(request.place.line == 17)
  }
}
