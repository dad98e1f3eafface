internal import CNNEngine
package import Course

/// The evening before the exam: one question a topic, a plan for the time left, then the weakest topics first.
package struct Tonight: Sendable {
  /// A lesson or an exercise, with the questions that show whether it is understood.
  package struct Topic: Sendable {
    package var id: String
    package var title: String
    package var questions: [Question]
    /// Whether it can be read again.
    package var isLesson: Bool

    package init(id: String, title: String, questions: [Question], isLesson: Bool) {
      self.id = id
      self.title = title
      self.questions = questions
      self.isLesson = isLesson
    }
  }

  /// How many minutes a topic gets.
  package struct PlanLine: Hashable, Sendable {
    package var topic: String
    package var title: String
    package var isLesson: Bool
    package var minutes: Int
    package var result: DrillResult
  }

  /// The diagnosis takes this long at most.
  package static let diagnosisMinutes = 10
  /// Others that come before a missed question returns, the first time and the second.
  package static let gaps = [3, 8]

  package let minutes: Int
  /// How many topics the diagnosis asks about.
  package let diagnosisCount: Int
  /// The topic on turn in the diagnosis, from 1; nil after it.
  package private(set) var diagnosisNumber: Int? = 0
  /// Weakest first; empty until the diagnosis is over.
  package private(set) var plan: [PlanLine] = []
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
    let spread = (0..<min(weak.count, Self.diagnosisMinutes)).map { place in
      weak[place * weak.count / min(weak.count, Self.diagnosisMinutes)]
    }
    let asked = (spread + strong).prefix(Self.diagnosisMinutes)
    queue = self.topics.filter { asked.contains($0.id) }
    diagnosisCount = queue.count
    guard diagnosisCount > 0 else { return nil }
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
    if diagnosisNumber == nil,
      let index = returning.firstIndex(where: { $0.due <= askedCount || queue.isEmpty })
    {
      let back = returning.remove(at: index)
      topic = back.topic
      return round(back.question)
    }
    guard !queue.isEmpty else { return nil }
    let next = queue.removeFirst()
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
    // Its own first return is none of the others before the second one.
    returning += Self.gaps.enumerated().map { (question, topic, start + $1 + $0 + 1) }
    returning.sort { $0.due < $1.due }
  }
}

// MARK: - Private parts

extension Tonight {
  private var isDiagnosisOver: Bool {
    queue.isEmpty || elapsedMilliseconds >= Self.diagnosisMinutes * 60_000
  }

  /// Makes the plan and begins to work through it.
  private mutating func endDiagnosisIfDone() {
    guard diagnosisNumber != nil, isDiagnosisOver else { return }
    diagnosisNumber = nil
    askedCount = 0
    plan = makePlan()
    isPlanShown = true
    queue = plan.flatMap { line in
      let count = max(1, line.minutes / Self.minutesPerQuestion)
      return topics.filter { $0.id == line.topic }.flatMap { Array(repeating: $0, count: count) }
    }
  }

  private static let minutesPerQuestion = 2

  /// Weakest topics first, as many as the time left has room for; the weaker one is, the more it gets.
  private func makePlan() -> [PlanLine] {
    let left = millisecondsLeft / 60_000
    let lines = topics.map { topic in
      PlanLine(
        topic: topic.id, title: topic.title, isLesson: topic.isLesson, minutes: 0,
        result: results[topic.id] ?? .helped)
    }
    let order: [DrillResult] = [.missed, .helped, .clean]
    var plan = Array(
      order.flatMap { result in lines.filter { $0.result == result } }
        .prefix(left / Self.minutesPerQuestion))
    let weights = plan.reduce(0) { $0 + $1.result.weight }
    var rest = left
    for index in plan.indices {
      let needed = Self.minutesPerQuestion * (plan.count - index - 1)
      let share = max(Self.minutesPerQuestion, left * plan[index].result.weight / weights)
      plan[index].minutes = min(share, rest - needed)
      rest -= plan[index].minutes
    }
    return plan
  }

  /// Another question than the topic's last one, if there is one.
  private mutating func choose(from topic: Topic) -> Question {
    let known = topic.markedQuestions
    let others = known.filter { question in
      question.id != lastIDs[topic.id] && !returning.contains { $0.question.id == question.id }
    }
    let pool = others.isEmpty ? known : others
    var random = RandomSource(seed: nextSeed, stream: Self.stream)
    let question = pool[Int(random.next() % UInt64(pool.count))]
    lastIDs[topic.id] = question.id
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
  /// Those that the program marks.
  fileprivate var markedQuestions: [Question] {
    questions.filter { question in
      (try? question.instance()).map { $0.kind.minutes > 0 } ?? false
    }
  }

  fileprivate func isMastered(_ progress: ProgressSummary) -> Bool {
    questions.allSatisfy { progress.questions[$0.id]?.state == .right }
  }
}

extension DrillResult {
  /// How much of the plan's time goes to a topic that went so in the diagnosis, against others.
  fileprivate var weight: Int {
    switch self {
    case .missed: 4
    case .helped: 2
    case .clean: 1
    }
  }
}
