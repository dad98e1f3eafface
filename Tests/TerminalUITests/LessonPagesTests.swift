import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

/// Every page of `conv1d` in the sizes and signs that a student may have.
struct LessonPagesTests {
  @Test(arguments: LessonSample.pages, [true, false])
  func `a page fits 80x24 whole`(page: Int, isUnicode: Bool) throws {
    var viewer = Viewer(try LessonSample.conv1d(page: page), 80, 24, isUnicode: isUnicode)
    let leaves = viewer.leaves()
    #expect(leaves.count == 1)
    expectNothingLost(page: page, leaves, isUnicode: isUnicode)
  }

  @Test(arguments: LessonSample.pages, [true, false])
  func `a page folds at 40x12 and loses nothing`(page: Int, isUnicode: Bool) throws {
    var viewer = Viewer(try LessonSample.conv1d(page: page), 40, 12, isUnicode: isUnicode)
    expectNothingLost(page: page, viewer.leaves(), isUnicode: isUnicode)
  }

  @Test(arguments: LessonSample.pages)
  func `a page fits 120x40 and 200x60 whole`(page: Int) throws {
    var wide = Viewer(try LessonSample.conv1d(page: page), 120, 40)
    #expect(wide.leaves().count == 1)
    var huge = Viewer(try LessonSample.conv1d(page: page), 200, 60)
    #expect(huge.leaves().count == 1)
  }

  @Test func `the pages look as they were last seen`() throws {
    var text = ""
    for page in LessonSample.pages {
      var viewer = Viewer(try LessonSample.conv1d(page: page), 80, 24)
      text += viewer.frame()
    }
    expectGolden(text, named: "lesson-pages")
  }

  @Test(arguments: [0, 1, 7, 10])
  func `the forms of a page look as they were last seen`(page: Int) throws {
    var text = ""
    for (width, height, isUnicode) in [(80, 24, false), (120, 40, true), (200, 60, true)] {
      var viewer = Viewer(
        try LessonSample.conv1d(page: page), width, height, isUnicode: isUnicode)
      text += viewer.frame()
    }
    var small = Viewer(try LessonSample.conv1d(page: page), 40, 12)
    for leaf in small.leaves() { text += "--- 40x12 ---\n" + leaf.joined(separator: "\n") + "\n" }
    expectGolden(text, named: "lesson-page-\(page + 1)")
  }

  /// Every word of the prose stands on the leaves in its order, and nothing is cut.
  private func expectNothingLost(page: Int, _ leaves: [[String]], isUnicode: Bool) {
    let body = leaves.map { $0.dropFirst(2).dropLast(2) }.joined()
    #expect(!body.contains { $0.contains("…") })
    let words = body.flatMap { $0.split(separator: " ") }[...]
    for block in blocks(page) {
      guard case .paragraph(let text) = block else { continue }
      var rest = words
      for span in text.spans {
        guard case .text(let prose) = span else { continue }
        for word in prose.split(separator: " ") where word.allSatisfy(\.isLetter) {
          let place = rest.firstIndex { $0.contains(word) }
          #expect(place != nil, "\(word) is missing")
          if let place { rest = rest[place...] }
        }
      }
    }
  }

  private func blocks(_ page: Int) -> [Block] {
    (try? LessonSample.conv1d())?.state.lesson.pages[page].blocks ?? []
  }
}
