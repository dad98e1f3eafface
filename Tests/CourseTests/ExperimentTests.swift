import CNNEngine
import ContentFormat
import Testing

@testable import Course

/// The reader of `experiments.yaml`: one sound experiment, broken in one place at a time.
@Suite struct ExperimentTests {
  private static let sound = """
    - id: rates
      title: {en: Two rates}
      network: lenet5
      data: {train: [20, all], validation: 10}
      optimiser: {sgd: {rate: [1, 0.1], batch: 4, momentum: 0.9}}
      initialiser: he
      steps: 30
      seeds: [1, 2]
      predict: {ask: {en: "Which $x$?"}, choices: ["1", {en: both}], right: both}
      source: {says: {en: "0.1"}, place: "a book", measure: testError, figures: {"0.1, 20": 0.5}}
      show: [testError]
      expect: ["testError[0.1, 20] < testError[1, all]"]
      band: ["testError[0.1, 20] < 0.1"]
      explain: {en: "It is so."}
    """

  private func read(_ text: String) throws -> Experiment {
    let course = try TemporaryCourse(["experiments.yaml": text])
    defer { withExtendedLifetime(course) {} }
    return try course.library.experiment("rates")
  }

  private func problems(_ old: String, _ new: String) throws -> [String] {
    let text = Self.sound.replacing(old, with: new)
    #expect(text != Self.sound)
    let course = try TemporaryCourse(["experiments.yaml": text])
    defer { withExtendedLifetime(course) {} }
    return course.library.problems().map(\.description)
  }

  @Test func `every list makes a run for each of its values`() throws {
    let experiment = try read(Self.sound)
    #expect(experiment.variants.map(\.name) == ["1, 20", "1, all", "0.1, 20", "0.1, all"])
    #expect(experiment.variants.map(\.settings.rule.rate) == [1, 1, 0.1, 0.1])
    #expect(experiment.variants.map(\.settings.data.trainingCount) == [20, nil, 20, nil])
    #expect(experiment.varied == [.learningRate])
    #expect(experiment.prediction?.right == 1)
    #expect(experiment.source?.figures == ["0.1, 20": 0.5])
    // 20 images in batches of 4 are 5 steps, so 30 steps are 6 epochs; 58,976 images are not gone through once.
    #expect(experiment.variants.map { $0.settings.epochCount(imageCount: 20) } == [6, 6, 6, 6])
    #expect(experiment.variants[1].settings.epochCount(imageCount: 58_976) == 1)
  }

  @Test func `a word of the network stands for several numbers`() throws {
    let experiment = try read(
      Self.sound
        .replacing(
          "network: lenet5",
          with: """
            network: {input: [1, 28, 28], layers: [{flatten: {}}, {dropout: {keep: KEEP}}, {linear: {outputs: 10}}]}
              vary: {KEEP: ["1", "0.5"]}
            """
        )
        .replacing("[1, 0.1]", with: "0.1").replacing("[20, all]", with: "20")
        .replacing("[0.1, 20]", with: "[0.5]").replacing("[1, all]", with: "[1]")
        .replacing("\"0.1, 20\"", with: "\"0.5\""))
    #expect(experiment.variants.map(\.name) == ["1", "0.5"])
    #expect(
      experiment.variants.map { $0.settings.network.layers[1].layer } == [
        .dropout(keepProbability: 1), .dropout(keepProbability: 0.5),
      ])
  }

  @Test(arguments: [
    (
      "network: lenet5", "network: lenet", "there is no network \"lenet\"; did you mean \"lenet5\"?"
    ),
    ("steps: 30", "steps: 9223372036854775807", "Write a whole number from 1 to 10000000."),
    ("steps: 30", "epochs: 0", "epochs: 0 cannot be. Write a whole number from 1 to 10000000."),
    ("batch: 4", "batch: 9223372036854775807", "Write a whole number from 1 to 10000000."),
    ("batch: 4", "batch: -1", "batch: -1 cannot be."),
    ("[20, all]", "[20, 9223372036854775807]", "Write a whole number from 1 to 10000000."),
    ("validation: 10", "validation: -9223372036854775808", "Write a whole number from 1"),
    (
      "seeds: [1, 2]", "seeds: [\((1...600).map(String.init).joined(separator: ","))]",
      "the experiment \"rates\" would make more than 1000 runs. Shorten one of its lists."
    ),
    ("momentum", "momentun", "unknown key \"momentun\"; did you mean \"momentum\"?"),
    ("steps: 30", "stepz: 30", "unknown key \"stepz\"; did you mean \"steps\"?"),
    ("right: both", "right: neither", "\"neither\" is right, and is none of the choices."),
    ("title: {en: Two rates}", "title: {he: x}", "title has no \"en\""),
    ("{en: both}", "{he: both}", "has no \"en\""),
    ("testError[1, all]\"", "testErr[1, all]\"", "there is no measure \"testErr\""),
    ("testError[1, all]\"", "testError[2, all]\"", "there is no variant \"2, all\""),
    ("< testError[1, all]\"", "+ testError[1, all]\"", "it is no comparison."),
    ("seeds: [1, 2]", "seeds: []", "there is no seed."),
    ("\"0.1, 20\": 0.5", "\"0.2\": 0.5", "there is no variant \"0.2\""),
    ("initialiser: he", "initialiser: best", "take he, xavier, lecun, pytorch"),
    ("$x$", "$x", "a dollar sign opens a formula that nothing closes"),
    ("[20, all]", "[]", "the list is empty."),
  ])
  func `what is wrong is said with its line`(old: String, new: String, words: String) throws {
    let problems = try problems(old, new)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("experiments.yaml:") == true, "\(problems)")
    #expect(problems.first?.contains(words) == true, "\(problems)")
  }

  @Test func `a network that reads no digits is refused`() throws {
    let problems = try problems("network: lenet5", "network: vgg16")
    #expect(problems.first?.contains("the network reads 3 x 224 x 224") == true, "\(problems)")
  }

  @Test func `a broken experiment leaves the others usable`() throws {
    let second = Self.sound.replacing("id: rates", with: "id: other")
      .replacing("seeds: [1, 2]", with: "seeds: none")
    let course = try TemporaryCourse(["experiments.yaml": Self.sound + "\n" + second])
    #expect(course.library.experiments().map(\.id) == ["rates"])
    #expect(course.library.problems().count == 1)
    #expect(throws: ContentProblem.self) { try course.library.experiment("other") }
  }

  @Test func `an unknown experiment is answered with the nearest`() throws {
    let course = try TemporaryCourse(["experiments.yaml": Self.sound])
    let error = #expect(throws: ContentProblem.self) { try course.library.experiment("rate") }
    #expect(error?.description == "there is no experiment \"rate\"; did you mean \"rates\"?")
  }

  @Test func `claims are judged by measure and variant`() throws {
    let claim = try ExperimentClaim(
      "testError[a] + 1 <= testLoss[\"b c\"]", variants: ["a", "b c"])
    #expect(claim.measures == [.testError, .testLoss])
    #expect(claim.holds { measure, _ in measure == .testError ? 0.5 : 1.5 } == true)
    #expect(claim.holds { measure, _ in measure == .testError ? 0.6 : 1.5 } == false)
    #expect(claim.holds { measure, _ in measure == .testError ? 0.5 : nil } == nil)
    let alone = try ExperimentClaim("0.7 <= testAccuracy <= 0.9", variants: [""])
    #expect(alone.holds { _, _ in 0.8 } == true)
    #expect(alone.holds { _, _ in 0.95 } == false)
    // A run that diverged has an infinite loss, which is worse than any other.
    #expect(
      try ExperimentClaim("testLoss[a] < testLoss[b]", variants: ["a", "b"])
        .holds { $1 == "a" ? 2 : .infinity } == true)
  }

  /// A lesson whose second page is a fence.
  private func course(fence: String) throws -> TemporaryCourse {
    let head = Sample.lesson.prefix { $0 != "`" }
    return try TemporaryCourse([
      "misconceptions.yaml": Sample.misconceptions, "experiments.yaml": Self.sound,
      "lessons/one/lesson.en.md": head + "```\(fence)\n```\n",
    ])
  }

  @Test func `a page of a lesson opens an experiment`() throws {
    let course = try course(fence: "experiment rates")
    let lesson = try course.library.lesson("one")
    guard case .experiment("rates", _)? = lesson.pages[1].blocks.first else {
      Issue.record("no experiment")
      return
    }
    #expect(lesson.experiments["rates"]?.title == "Two rates")
  }

  @Test(arguments: [
    ("experiment rate", "there is no experiment \"rate\"; did you mean \"rates\"?"),
    ("experiment", "Write one, as in \"experiment lr-sweep\""),
  ])
  func `a page that opens no experiment of the course is told with its line`(
    fence: String, words: String
  ) throws {
    let course = try course(fence: fence)
    #expect {
      _ = try course.library.lesson("one")
    } throws: { error in
      let text = "\(error)"
      return text.contains("lessons/one/lesson.en.md:") && text.contains(words)
    }
  }
}
