import Canvas
import Course
import Figures
import Foundation
import TerminalUI
import TestSupport
import Testing
import Tutor

/// Every page of every lesson, in the sizes and signs that a student may have.
struct EveryLessonTests {
  private static let library = CourseLibrary(
    ContentFolder(
      path: fixtureCourse.path))

  static let ids = library.lessons().map(\.id)

  private func screen(_ lesson: Lesson, page: Int) throws -> LessonScreen {
    LessonScreen(
      try LessonState(lesson, page: page, sequel: nil, progress: ProgressSummary()))
  }

  @Test(arguments: ids, [true, false])
  func `every page is whole at 80x24 and loses nothing at 40x12`(
    id: String, isUnicode: Bool
  ) throws {
    let lesson = try Self.library.lesson(id)
    for page in lesson.pages.indices {
      var wide = Viewer(try screen(lesson, page: page), 80, 24, isUnicode: isUnicode)
      let whole = wide.leaves()
      // Formulas are taller in ASCII, so that a full page may fold there.
      #expect(whole.count == 1 || !isUnicode, "\(id), page \(page + 1)")
      expectWords(of: lesson.pages[page], on: whole, "\(id), page \(page + 1), 80x24")
      var narrow = Viewer(try screen(lesson, page: page), 40, 12, isUnicode: isUnicode)
      expectWords(
        of: lesson.pages[page], on: narrow.leaves(), "\(id), page \(page + 1), 40x12")
    }
  }

  @Test(arguments: ids)
  func `in a pipe each claim with reasons says how it is answered`(id: String) throws {
    let state = try LessonState(
      try Self.library.lesson(id), page: 0, sequel: nil, progress: ProgressSummary())
    let claims = state.answers.filter {
      if case .twoTier = $0.question.kind { true } else { false }
    }
    let text = LessonText(
      state: state, capabilities: Capabilities(isUnicode: true, colorCount: 0, hasMotion: false)
    ).text
    #expect(text.components(separatedBy: "Say yes or no, then").count - 1 == claims.count)
  }

  @Test(arguments: ids)
  func `at 200x60 every page is one leaf, figures and tables included`(id: String) throws {
    let lesson = try Self.library.lesson(id)
    for page in lesson.pages.indices {
      var viewer = Viewer(try screen(lesson, page: page), 200, 60)
      #expect(viewer.leaves().count == 1, "\(id), page \(page + 1)")
    }
  }

  @Test(arguments: ids)
  func `in a pipe no line is longer than 80 columns`(id: String) throws {
    let state = try LessonState(
      try Self.library.lesson(id), page: 0, sequel: nil, progress: ProgressSummary())
    let capabilities = Capabilities(isUnicode: true, colorCount: 0, hasMotion: false)
    let text = LessonText(state: state, capabilities: capabilities).text
    let long = text.split(separator: "\n").map(String.init).filter { $0.count > 80 }
    #expect(long.isEmpty)
  }

  /// The words of the paragraphs stand on the leaves in their order.
  private func expectWords(of page: Page, on leaves: [[String]], _ place: Comment) {
    let body: [String] = leaves.flatMap { Array($0.dropFirst(2).dropLast(2)) }
    let words: [String] = body.flatMap { $0.split(separator: " ").map(String.init) }
    for case .paragraph(let text) in page.blocks {
      var rest = words[...]
      for case .text(let prose) in text.spans {
        for word in prose.split(separator: " ").map(String.init) where word.allSatisfy(\.isLetter) {
          guard let found = rest.firstIndex(where: { $0.contains(word) }) else {
            Issue.record("\(word) is missing: \(place)")
            return
          }
          rest = rest[found...]
        }
      }
    }
  }

  @Test(arguments: ids)
  func `every figure is stepped to its end in every form`(id: String) throws {
    for page in try Self.library.lesson(id).pages {
      for case .figure(let request) in page.blocks {
        var figure = try FigureScreen(request)
        skipQuestion(of: &figure)
        _ = figure.handle(.key(.home))
        // A long walk shows nothing that its first steps and its last do not.
        let steps = min(figure.figure.stepCount - 1, 80)
        for step in 0...steps {
          if step == steps { _ = figure.handle(.key(.end)) }
          for size in [Size(width: 80, height: 24), Size(width: 40, height: 12)] {
            let grid = figure.draw(size: size, capabilities: Capabilities())
            #expect(grid.size == size)
            let isASCII = grid.asciiTwin.rows.joined().allSatisfy(\.isASCII)
            #expect(isASCII, "\(id): \(page.title)")
          }
          _ = figure.handle(.key(.right))
        }
        #expect(figure.figure.step == figure.figure.stepCount - 1)
        #expect(!figure.plainText().isEmpty)
      }
    }
  }

  private func skipQuestion(of screen: inout FigureScreen) {
    for (sign, name) in [("x", "x"), (" ", "space")] as [(Character, String)]
    where screen.figure.footer.contains(FooterKey(name, "just show")) {
      _ = screen.handle(.key(.character(sign)))
    }
  }
}
