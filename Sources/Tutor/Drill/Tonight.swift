internal import CNNEngine
package import Course

/// The evening before the exam: one question a topic, a plan for the time left, then the weakest topics first.
package struct Tonight: Sendable {
  /// A lesson or an exercise, with the questions that show whether it is understood.
  package struct Topic: Sendable {
    package var id: String
    package var title: String
    package var questions: [Question]
    /// More about it, asked when those are used up.
    package var supply: [Question]
    /// What can be read again; nil for an exercise.
    package var lesson: Lesson?

    /// How long a lesson is.
    package struct Lesson: Hashable, Sendable {
      package var minutes: Int
      package var pageCount: Int

      package init(minutes: Int, pageCount: Int) {
        self.minutes = minutes
        self.pageCount = pageCount
      }
    }

    package init(
      id: String, title: String, questions: [Question], supply: [Question] = [],
      lesson: Lesson? = nil
    ) {
      self.id = id
      self.title = title
      self.questions = questions
      self.supply = supply
      self.lesson = lesson
    }
  }

  /// The diagnosis takes this long at most, and no more than a third of a short evening.
  private static let longestDiagnosis = 10
  /// Others that come before a missed question returns, the first time and the second.
  package static let gaps = [3, 8]

  package let minutes: Int
  /// How many topics the diagnosis asks about.
  package let diagnosisCount: Int
  /// The topic on turn in the diagnosis, from 1; nil after it.
  package private(set) var diagnosisNumber: Int? = 0
  /// Nil until the diagnosis is over.
  package private(set) var plan: TonightPlan?
  /// Whether the plan is to be seen now.
  package var isPlanShown = false
  /// Id of the topic on turn.
  package private(set) var topic = ""
  private let topics: [Topic]
  private var elapsedMilliseconds = 0
  private var results: [String: DrillResult] = [:]
  /// Topics of the diagnosis, then of the plan, as often as each has a question left.
  private var queue: [Topic]
  private var returning: [(question: Question, topic: String, due: Int)] = []
  private var askedCount = 0
  private var nextSeed: UInt64
  /// The question on turn, while it has no result.
  private var open: Question?
  private var asked: Set<String> = []
  private var lastIDs: [String: String] = [:]

  /// Topics in the order of the course; nil when none has a question that can be marked.
  ///
  /// Where there are more than the diagnosis has time for, those that the record shows to be weak come first.
  package init?(_ topics: [Topic], progress: ProgressSummary, seed: UInt64, minutes: Int) {
    self.topics = topics.filter { !$0.markedQuestions.isEmpty }
    self.minutes = minutes
    nextSeed = seed
    let ids = self.topics.map(\.id)
    let strong = self.topics.filter { $0.isMastered(progress) }.map(\.id)
    let weak = ids.filter { !strong.contains($0) }
    // Spread over the course, so that no half of it goes unasked.
    let count = Self.diagnosisMinutes(of: minutes)
    let spread = (0..<min(weak.count, count)).map { place in
      weak[place * weak.count / min(weak.count, count)]
    }
    let first = (spread + strong).prefix(count)
    queue = self.topics.filter { first.contains($0.id) }
    diagnosisCount = queue.count
    guard diagnosisCount > 0 else { return nil }
  }

  /// A question takes a minute here, so that this is their number as well.
  package static func diagnosisMinutes(of minutes: Int) -> Int {
    min(longestDiagnosis, max(2, minutes / 3))
  }

  /// What the topic on turn has to be read again: its lesson, and the page to begin with.
  package var reading: (lesson: String, page: Int?)? {
    let line =
      plan?.lines.first { $0.topic == topic && $0.reading != .nothing }
      ?? plan?.lines.first { $0.reading != .nothing }
    guard let line, let lesson = topics.first(where: { $0.id == line.topic })?.lesson
    else { return nil }
    return (line.topic, line.reading == .summary ? lesson.pageCount - 1 : 0)
  }

  package var millisecondsLeft: Int { max(0, minutes * 60_000 - elapsedMilliseconds) }

  var isAtEnd: Bool {
    millisecondsLeft == 0 || (diagnosisNumber == nil && queue.isEmpty && returning.isEmpty)
  }

  mutating func pass(milliseconds: Int) {
    elapsedMilliseconds += max(0, milliseconds)
    if millisecondsLeft == 0 { isPlanShown = true }
  }

  /// Goes on to the next question; nil when none is left.
  ///
  /// One that was left open counts as missed.
  mutating func next() -> DrillRound? {
    if open != nil { take(.missed) }
    endDiagnosisIfDone()
    guard !isAtEnd else { return nil }
    askedCount += 1
    if diagnosisNumber == nil, let index = returning.firstIndex(where: { $0.due <= askedCount }) {
      let back = returning.remove(at: index)
      topic = back.topic
      return round(back.question)
    }
    // Where the plan is done, others from its topics fill the gaps before a question returns.
    guard let next = queue.isEmpty ? filler : queue.removeFirst() else { return nil }
    topic = next.id
    if let number = diagnosisNumber { diagnosisNumber = number + 1 }
    return round(choose(from: next))
  }

  /// Takes in how the question on turn went.
  mutating func take(_ result: DrillResult) {
    guard let question = open else { return }
    open = nil
    let isDiagnosis = diagnosisNumber != nil
    if isDiagnosis { results[topic] = result }
    guard result == .missed else { return }
    // In the diagnosis a question is asked once; the plan brings it back.
    let start = isDiagnosis ? 0 : askedCount
    // Missed when it returned, it begins anew.
    returning.removeAll { $0.question.id == question.id }
    // Its own first return is none of the others before the second one.
    returning += Self.gaps.enumerated().map { (question, topic, start + $1 + $0 + 1) }
    returning.sort { $0.due < $1.due }
  }
}

// MARK: - Private parts

extension Tonight {
  private var isDiagnosisOver: Bool {
    queue.isEmpty || elapsedMilliseconds >= Self.diagnosisMinutes(of: minutes) * 60_000
  }

  /// Makes the plan and begins to work through it.
  private mutating func endDiagnosisIfDone() {
    guard diagnosisNumber != nil, isDiagnosisOver else { return }
    diagnosisNumber = nil
    askedCount = 0
    isPlanShown = true
    let plan = TonightPlan(
      topics.map { topic in
        TonightPlan.Topic(
          id: topic.id, title: topic.title, readingMinutes: topic.lesson?.minutes,
          result: results[topic.id])
      }, minutes: millisecondsLeft / 60_000)
    self.plan = plan
    queue = plan.lines.flatMap { line in
      topics.filter { $0.id == line.topic }
        .flatMap { Array(repeating: $0, count: line.questionCount) }
    }
  }

  /// The topics of the plan in turn, weakest first.
  private var filler: Topic? {
    guard let lines = plan?.lines, !lines.isEmpty else { return topics.first }
    let id = lines[askedCount % lines.count].topic
    return topics.first { $0.id == id }
  }

  /// A question of the topic that was not asked yet, from its supply when all were; else another than the last one.
  private mutating func choose(from topic: Topic) -> Question {
    let known = topic.markedQuestions
    let fresh = known.filter { !asked.contains($0.id) }
    let more = fresh.isEmpty ? topic.supply.marked.filter { !asked.contains($0.id) } : fresh
    let others = (known + topic.supply.marked).filter { question in
      question.id != lastIDs[topic.id] && !returning.contains { $0.question.id == question.id }
    }
    let pool = more.isEmpty ? (others.isEmpty ? known : others) : more
    var random = RandomSource(seed: nextSeed, stream: Self.stream)
    let question = pool[Int(random.next() % UInt64(pool.count))]
    lastIDs[topic.id] = question.id
    asked.insert(question.id)
    return question
  }

  /// A variant of a question, or the source's own numbers where its seed cannot be drawn.
  private mutating func round(_ question: Question) -> DrillRound? {
    defer { nextSeed &+= 1 }
    guard
      let instance = (try? question.instance(seed: nextSeed)) ?? (try? question.instance())
    else { return nil }
    open = question
    return DrillRound(question: question, instance: instance)
  }

  /// Keeps the choice of the question apart from the draw of its numbers.
  private static let stream: UInt64 = 0x746f_6e69_6768_74
}

extension Tonight.Topic {
  fileprivate var markedQuestions: [Question] { questions.marked }

  fileprivate func isMastered(_ progress: ProgressSummary) -> Bool {
    questions.allSatisfy { progress.questions[$0.id]?.state == .right }
  }
}

extension [Question] {
  /// Those that the program marks.
  fileprivate var marked: [Question] {
    filter { question in (try? question.instance()).map { $0.kind.minutes > 0 } ?? false }
  }
}
