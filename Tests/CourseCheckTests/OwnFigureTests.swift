import Canvas
import ContentFormat
import Course
import CourseCheck
import Figures
import Foundation
import TerminalUI
import Testing
import Tutor

/// A figure of these tests: a number that doubles.
private struct DoublingFigure: SoleFigure {
  static let kind = FigureKind("doubling", "a number that doubles")
  static let settings: [Setting<Self>] = [
    .count("first", label: "first", \.first, 1...9, help: "the number that it begins with")
  ]

  var first = 3
  var step = 0
  var stepCount: Int { 5 }

  mutating func settle() throws(FigureFault) {}

  var bindings: [Binding<Self>] {
    [
      .step(), .edit("edit the number"), .table(),
      Binding([.character("z")], sign: "z", short: "zero", help: "back to the first") { figure, _ in
        figure.step = 0
      },
    ]
  }

  func draw(_ area: FigureArea) -> Grid {
    Grid(lines: [StyledText("doubled: \(first << step)")], width: area.width, room: area.height)
  }

  func table(_ area: FigureArea) -> [StyledText] {
    [StyledText("number")] + (0..<stepCount).map { StyledText("\(first << $0)") }
  }

  func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["doubling: \(knobs.plainText)"]
  }
}

/// A folder and a line in the catalogue are all that a figure needs.
struct OwnFigureTests {
  private static let catalogue = FigureCatalogue([DoublingFigure.self])

  @Test func `the command lists it, tells its settings and opens it`() throws {
    let guides = Self.catalogue.guides
    #expect(guides.list() == "doubling  a number that doubles")
    #expect(
      guides[0].help() == """
        doubling: a number that doubles

        usage: cnn-tutor animate doubling [--option value ...]

          --first  the number that it begins with: 1 to 9 (default: 3)

        keys of a fence "animate doubling" in a lesson: first, as above
        """)
    let typed = try TypedFigure(["doubling", "--first", "5"], among: guides)
    let screen = FigureScreen(try Self.catalogue.open(typed.request))
    #expect(
      screen.draw(size: Size(width: 80, height: 24), capabilities: Capabilities()).rows
        .contains { $0.contains("doubled: 5") })
    #expect(screen.plainText().hasPrefix("doubling: first = 5\nnumber\n5\n10\n"))
    #expect(screen.allKeys.map(\.key) == ["← →", "e", "u", "t", "z"])
  }

  @Test func `a page shows it, its keys and its faults`() throws {
    let page = { (first: Int) in "# Doubling\n\n```animate doubling\nfirst: \(first)\n```\n" }
    try CheckedLesson.with(pages: page(4), beside: [:]) { library in
      let state = try LessonState(
        library.lesson("one"), sequel: nil, figures: Self.catalogue, progress: ProgressSummary())
      var screen = LessonScreen(state)
      #expect(screen.allKeys.contains(FooterKey("z", "back to the first")))
      let message = try #require(screen.message(for: .right))
      _ = screen.handle(message)
      let rows = screen.draw(
        size: Size(width: 80, height: 24), capabilities: Capabilities()
      ).rows
      #expect(rows.contains { $0.contains("doubled: 8") })
      #expect(rows.last?.contains("z zero") == true)
      #expect(ContentCheck(library, figures: Self.catalogue).run().problems.isEmpty)
    }
    let said = try CheckedLesson.with(pages: page(12), beside: [:]) { library in
      ContentCheck(library, figures: Self.catalogue).run().problems.map(\.description)
    }
    #expect(
      said == [
        "lessons/one/lesson.en.md:13: the figure: the first cannot be 12. Choose 1 to 9."
      ])
  }
}
