import ContentFormat
import Course
import Testing

struct NetworkFenceTests {
  private func course(_ info: String, _ body: String) throws -> TemporaryCourse {
    let head = Sample.lesson.prefix { $0 != "`" }
    return try TemporaryCourse([
      "misconceptions.yaml": Sample.misconceptions,
      "lessons/one/lesson.en.md": head + "```network \(info)\n\(body)\n```\n",
    ])
  }

  private func table(_ info: String, _ body: String = "") throws -> NetworkSpec {
    let course = try course(info, body)
    guard
      case .animation(.network(let spec))? =
        try course.library.lesson("one").pages[1].blocks.first
    else { throw NetworkMissing() }
    return spec
  }

  @Test func `a network of the catalogue has its rows and the total`() throws {
    let spec = try table("lenet5")
    #expect(spec.rows.map(\.name) == ["C1", "S2", "C3", "S4", "C5", "F6", "output", "total"])
    // Inventory A4.
    #expect(
      spec.rows.map { $0.cells[.parameters]?.text } == [
        "156", "0", "2,416", "0", "48,120", "10,164", "850", "61,706",
      ])
    #expect(spec.rows[0].cells[.parameters]?.formulas == ["F·C·K·K + F = 6·1·5·5 + 6 = 156"])
    #expect(spec.rows[0].cells[.receptiveField]?.text == "5x5")
  }

  @Test func `a composite counts its parts, unless they have rows of their own`() throws {
    let whole = try table("googlenet", "rows: [inception_3a]\ncolumns: [parameters]")
    // 12,352 + 18,528 + 110,720 + 3,088 + 12,832 + 6,176, each by hand from Szegedy et al., table 1.
    #expect(whole.rows[0].cells[.parameters]?.text == "163,696")
    let parts = try table(
      "googlenet", "rows: [inception_3a, inception_3a.1x1]\ncolumns: [parameters]")
    #expect(parts.rows.map { $0.cells[.parameters]?.text }.dropLast() == ["0", "12,352"])
  }

  @Test func `numbers hide until a question is answered`() throws {
    let spec = try table("lenet5", "hide: {C1.parameters: one.a, total.multiplyAdds: one.b}")
    #expect(spec.questions == ["one.a", "one.b"])
    #expect(spec.rows[0].cells[.share]?.hiddenBy == "one.a")
    let course = try course("lenet5", "hide: {C1.parameters: one.a}")
    let problems = course.library.audit(drawCount: 1).problems.map(\.description)
    #expect(
      problems.contains(
        """
        lessons/one/lesson.en.md:18: there is no question "one.a". There is no question here yet.
        """))
  }

  @Test func `layers may stand in the fence`() throws {
    let spec = try table("inline", "input: 1x13x13\nlayers: conv 3@4x4 nobias | relu | fc 4 nobias")
    #expect(spec.rows.map(\.name) == ["conv", "fc", "total"])
  }

  @Test(arguments: [
    ("vgg61", "", "17: there is no network \"vgg61\"; did you mean \"vgg16\"?"),
    ("lenet5", "rows: [C9]", "18: there is no layer \"C9\""),
    ("lenet5", "columns: [params]", "18: unknown column \"params\""),
    ("lenet5", "hide: {C1.cost: one.a}", "18: unknown column \"cost\""),
    ("lenet5", "hide: {C9.parameters: one.a}", "18: there is no row \"C9\""),
    ("lenet5", "row: [C1]", "18: unknown key \"row\"; did you mean \"rows\"?"),
    ("inline", "input: 1x4x4", "17: a network written inline needs its input and its layers."),
    ("inline", "input: 1x4x4\nlayers: conv 3@9x9", "19: the network: "),
    ("lenet5", "height: 99", "18: the table has a height of 99"),
  ])
  func `what is wrong is named with its line`(info: String, body: String, sentence: String) throws {
    let course = try course(info, body)
    let problems = course.library.problems().map(\.description)
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasPrefix("lessons/one/lesson.en.md:" + sentence) == true, "\(problems)")
  }
}

private struct NetworkMissing: Error {}
