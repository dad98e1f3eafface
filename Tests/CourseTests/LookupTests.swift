import Course
import Foundation
import TestSupport
import Testing

/// The look-up over the course of the tests.
struct LookupTests {
  private static let library = CourseLibrary(
    ContentFolder(
      path: fixtureCourse.path))

  private static let index = library.lookupIndex()

  private func places(_ query: String) -> [LookupPlace] {
    Self.index.hits(for: query).map(\.place)
  }

  /// 7296 = 96 · (5 · 5 · 3 + 1), the count that t4.1 asks for; the separator may be typed.
  @Test(arguments: ["7296", "7,296", " 7296 "])
  func `a number finds the question that it answers`(query: String) {
    #expect(places(query).first == .question("t4.1"))
  }

  /// `cnn-tutor summary lenet5` ends with 61706.
  @Test func `a number finds the network that has so many parameters`() {
    #expect(places("61706").contains(.network("lenet5")))
    #expect(places("61707").isEmpty)
  }

  @Test(arguments: ["2/n", "2/(n)", "4/(2n)", "1/(n/2)"])
  func `a formula finds the question whose answer is equal`(query: String) {
    #expect(places(query).first == .question("10.3.b4"))
  }

  @Test func `a formula finds the pages that show it`() {
    let lessons = places("N-K+1").compactMap { place in
      if case .page(let lesson, _) = place { lesson } else { nil }
    }
    #expect(lessons.contains("conv1d"))
    #expect(!places("Var(w)").isEmpty)
  }

  @Test func `words must all be there, in any case and order`() throws {
    let both = places("Window SLIDES")
    #expect(both == places("slides window"))
    #expect(!both.isEmpty)
    #expect(Set(both).isSubset(of: places("window")))
    #expect(places("window giraffe").isEmpty)
  }

  @Test func `a word is found in Hebrew as in English`() throws {
    let term = try #require(try Self.library.glossary().first { $0.english == "stride" })
    #expect(places(term.hebrew).contains(.term("stride", lesson: term.lesson)))
    #expect(places("stride").contains(.term("stride", lesson: term.lesson)))
  }

  @Test(arguments: ["11.1.4", "10.1.g"])
  func `another name leads to the question`(query: String) {
    #expect(places(query).first == .question("10.1.g"))
  }

  @Test(arguments: ["7296", "27c^2", "4800", "1x28x28"])
  func `what is found says what it is, not what is searched for`(query: String) {
    for hit in Self.index.hits(for: query) { #expect(!hit.title.contains(query)) }
  }

  @Test(arguments: ["", " ", "(", "1/0", "((((", "9999999999999999999999", "x^", "\u{202E}", "🙂"])
  func `any text can be looked up`(query: String) {
    #expect(places(query).count < 200)
  }
}
