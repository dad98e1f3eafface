internal import CNNEngine
internal import ContentFormat

extension CourseLibrary {
  /// Rows of `COVERAGE.md`, which says where each topic of the sources stands, that name what is not there.
  ///
  /// A row is `| name | what | places |`; places are parted by semicolons: `page conv1d: Title`, `part 10.1.a`,
  /// `erratum B1`, `network lenet5`, or `open`.
  func coverageProblems() -> [ContentProblem] {
    guard files.exists(files.coveragePath), let text = try? files.text(files.coveragePath) else {
      return []
    }
    let known = coveredPlaces()
    var names: Set<String> = []
    var problems: [ContentProblem] = []
    var isTable = false
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      isTable = isTable || line.hasPrefix("## ")
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
      guard isTable, cells.count == 5, cells[1] != "row", !cells[1].hasPrefix("---") else {
        continue
      }
      let places = cells[3].split(separator: ";").map(\.trimmed)
      var faults = places.filter { !isThere($0, known) }
        .map { ContentProblem.Fault.unknownIdentifier("place", $0, of: known.sorted()) }
      if !names.insert(cells[1]).inserted {
        faults.append(.rule("the row \"\(cells[1])\" is here twice", mend: "Join the two"))
      }
      problems += faults.map {
        ContentProblem(file: files.coveragePath, line: offset + 1, fault: $0)
      }
    }
    return problems
  }

  private func isThere(_ place: String, _ known: Set<String>) -> Bool {
    guard place.hasPrefix("network ") else { return known.contains(place) }
    return Architecture.named(String(place.dropFirst("network ".count))) != nil
  }

  private func coveredPlaces() -> Set<String> {
    let pages = lessons().flatMap { lesson in
      lesson.pageTitles.map { "page \(lesson.id): \($0)" }
    }
    let parts = quizzes().flatMap { quiz in
      (quiz.questions + (quiz.questions.count == 1 ? [quiz.id] : [])).map { "part \($0)" }
    }
    let errata = ((try? errata()) ?? nil)?.errata.map { "erratum \($0.id)" } ?? []
    return Set(pages + parts + errata + ["open"])
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
