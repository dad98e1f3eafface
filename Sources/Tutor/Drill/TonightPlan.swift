/// What is done in the time that is left on the evening before the exam: the weakest topics first.
package struct TonightPlan: Hashable, Sendable {
  /// What is read again of a lesson.
  package enum Reading: Hashable, Sendable {
    case nothing
    /// Its last page, which sums it up.
    case summary
    case whole
  }

  /// A topic with its time.
  package struct Line: Hashable, Sendable {
    package var topic: String
    package var title: String
    package var reading: Reading
    package var questionCount: Int
    /// For reading and questions together.
    package var minutes: Int
    /// How it went in the diagnosis; nil where it was not asked about.
    package var result: DrillResult?
  }

  /// A topic before it has time.
  struct Topic: Hashable {
    var id: String
    var title: String
    /// Minutes that its lesson takes; nil for an exercise.
    var readingMinutes: Int?
    var result: DrillResult?
  }

  /// A question with its verdict.
  package static let minutesPerQuestion = 2
  /// The last page of a lesson.
  package static let summaryMinutes = 2
  /// More in a row of one topic would no longer be a test of it.
  private static let questionLimit = 8

  /// Weakest first.
  package private(set) var lines: [Line] = []
  /// Ids of the topics for which no time is left, weakest first.
  package private(set) var leftOut: [String] = []
  private var rest: Int
  private var readingMinutes: [String: Int] = [:]

  /// Shares the minutes out, kind by kind from the weakest; what a kind leaves goes to the next one.
  init(_ topics: [Topic], minutes: Int) {
    rest = max(0, minutes)
    for topic in topics { readingMinutes[topic.id] = topic.readingMinutes }
    let kinds: [DrillResult?] = [.missed, .helped, nil, .clean]
    for kind in kinds {
      for topic in topics where topic.result == kind { place(topic) }
      if kind != .clean { readWhole(of: kind) }
    }
    addQuestions()
  }

  package var minutes: Int { lines.reduce(0) { $0 + $1.minutes } }

  /// The least that helps: the last page where something is to be learned, and a question, or two of what was missed.
  private mutating func place(_ topic: Topic) {
    let reads = topic.readingMinutes != nil && topic.result != .clean
    let page = reads ? Self.summaryMinutes : 0
    let count = topic.result == .missed ? 2 : 1
    let wishes = [(page, count), (page, 1), (0, 1)]
    let wish = wishes.first { $0.0 + $0.1 * Self.minutesPerQuestion <= rest }
    guard let (page, count) = wish else {
      leftOut.append(topic.id)
      return
    }
    let minutes = page + count * Self.minutesPerQuestion
    rest -= minutes
    lines.append(
      Line(
        topic: topic.id, title: topic.title, reading: page > 0 ? .summary : .nothing,
        questionCount: count, minutes: minutes, result: topic.result))
  }

  /// Turns last pages into whole lessons as far as there is time.
  private mutating func readWhole(of kind: DrillResult?) {
    for index in lines.indices where lines[index].result == kind {
      guard lines[index].reading == .summary, let whole = readingMinutes[lines[index].topic]
      else { continue }
      let more = max(0, whole - Self.summaryMinutes)
      guard more <= rest else { continue }
      rest -= more
      lines[index].minutes += more
      lines[index].reading = .whole
    }
  }

  /// One question more for each topic, again and again, until the time or the sense of it is used up.
  private mutating func addQuestions() {
    for _ in 1..<Self.questionLimit {
      for index in lines.indices where Self.minutesPerQuestion <= rest {
        rest -= Self.minutesPerQuestion
        lines[index].minutes += Self.minutesPerQuestion
        lines[index].questionCount += 1
      }
    }
  }
}
