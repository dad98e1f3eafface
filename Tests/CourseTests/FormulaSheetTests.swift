import ContentFormat
import Course
import Testing

struct FormulaSheetTests {
  @Test func `every formula of the course has an example in numbers`() throws {
    let sheet = try #require(try CourseLibrary(sampleCourse).sheet())
    #expect(sheet.sections.flatMap(\.entries).count >= 15)
    let size = try #require(
      sheet.sections.flatMap(\.entries).first { $0.name == "Output size" })
    // By hand: floor((30 + 2 - 4 - 1) / 2) + 1 = floor(13.5) + 1.
    #expect(size.exampleMarkdown.hasSuffix("$O = 14$"))
    #expect(size.example.plainText.hasSuffix("O = 14"))
    let slid = try #require(sheet.sections.first?.entries.first)
    // By hand: 2*1 + 1*0 + 4*2 and 1*1 + 4*0 + 3*2.
    #expect(slid.example.plainText.hasSuffix("y = (10, 7)"))
  }

  @Test func `a course without formulas has no sheet`() throws {
    let course = try TemporaryCourse(["misconceptions.yaml": Sample.misconceptions])
    #expect(try course.library.sheet() == nil)
  }

  @Test(arguments: [
    ("lesson: nowhere", "sheet.yaml:6: there is no lesson \"nowhere\""),
    ("formula: 'x_{'", "sheet.yaml:6: "),
    ("value: N +", "sheet.yaml:6: "),
    ("example: {en: \"the result is 7\"}", "sheet.yaml:6: the example does not show its result"),
  ])
  func `what is wrong with an entry is named with its line`(line: String, start: String) throws {
    let key = String(line.prefix { $0 != ":" })
    let sound = [
      "formula": "formula: N + 1", "value": "value: N + 1",
      "example": "example: {en: \"{answer} for {N}\"}",
    ]
    let rest = sound.filter { $0.key != key }.values.sorted().map { "        \($0)" }
    let text = """
      format: 1
      sections:
        - title: {en: Sizes}
          formulas:
            - name: {en: One more}
              \(line)
              given: {N: 6}

      """
    // The entry's other keys stand eight columns in, as the first ones do.
    let course = try TemporaryCourse(["sheet.yaml": text + rest.joined(separator: "\n") + "\n"])
    let problems = course.library.audit(drawCount: 1).problems.map(\.description)
    #expect(problems.contains { $0.hasPrefix(start) }, "\(problems)")
  }
}
