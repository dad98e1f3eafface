package import ContentFormat

/// A page of a lesson that shows the cause of a mistake: `conv1d/How long is the output?`, or `conv1d/4`.
package struct CausePage: Hashable, Sendable {
  package var lesson: String
  /// The page's title, or its number from 1.
  package var page: String

  package init(lesson: String, page: String) {
    self.lesson = lesson
    self.page = page
  }

  /// Nil for a text without a lesson and a page.
  init?(_ text: String) {
    guard let slash = text.firstIndex(of: "/"), slash != text.startIndex else { return nil }
    let page = text[text.index(after: slash)...].drop { $0 == " " }
    guard !page.isEmpty else { return nil }
    self.init(lesson: String(text[..<slash]), page: String(page))
  }

  /// `lesson conv1d, page 4`, `lesson conv1d, "How long is the output?"`.
  package var description: String {
    "lesson \(lesson), " + (Int(page) == nil ? "\"\(page)\"" : "page \(page)")
  }
}

extension CourseLibrary {
  /// The number of the page, from 0; throws what there is instead.
  package func index(of place: CausePage) throws(ContentProblem) -> Int {
    guard files.lessonIDs().contains(place.lesson) else {
      throw ContentProblem(
        fault: .unknownIdentifier("lesson", place.lesson, of: files.lessonIDs()))
    }
    let titles = try reader(ofLesson: place.lesson).pageTitles
    if let number = Int(place.page), titles.indices.contains(number - 1) { return number - 1 }
    guard let index = titles.firstIndex(of: place.page) else {
      throw ContentProblem(
        fault: .unknownIdentifier("page of lesson \(place.lesson)", place.page, of: titles))
    }
    return index
  }
}
