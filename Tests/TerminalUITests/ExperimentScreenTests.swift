import CNNEngine
import Canvas
import Testing

@testable import Course
@testable import TerminalUI
@testable import Tutor

/// An experiment on the screen: its question, its runs, its table.
@Suite struct ExperimentScreenTests {
  private func screen() throws -> ExperimentScreen {
    let network = try #require(Architecture.named("lenet5"))
    let settings = ExperimentSettings(
      network: network, rule: .sgd(rate: 0.1), batchSize: 64, initialiser: nil,
      length: .epochs(20))
    let experiment = Experiment(
      id: "rates", title: "Two rates",
      variants: ["1", "0.1"].map { ExperimentVariant(name: $0, settings: settings) }, seeds: [1],
      prediction: ExperimentPrediction(
        ask: RichText([.text("Which of the two learns?")]),
        choices: [RichText([.text("1")]), RichText([.text("0.1")])], right: 1),
      source: ExperimentSource(says: RichText([.text("0.1 does")]), place: "a book"),
      measures: [.testError, .testLoss],
      expectations: [try ExperimentClaim("testError[0.1] < testError[1]", variants: ["1", "0.1"])],
      explanation: RichText([.text("A large step silences the network.")]))
    let runs = (0...1).map { ExperimentPlan.Run(variant: $0, training: TrainingRun.plan) }
    return ExperimentScreen(
      ExperimentState(
        plan: ExperimentPlan(
          experiment: experiment, runs: runs, dataName: "mnist", judgesBands: true)))
  }

  private func text(
    _ screen: ExperimentScreen, _ width: Int = 80, _ height: Int = 24
  ) -> String {
    screen.draw(size: Size(width: width, height: height), capabilities: Capabilities()).rows
      .joined(separator: "\n")
  }

  private let start = TrainingStart(
    parameterCount: 61_706, trainingCount: 640, validationCount: 100, testCount: 10,
    stepsPerEpoch: 10, stepCount: 200, dataName: "mnist")

  private func run(_ index: Int, wrong: Int, _ screen: inout ExperimentScreen) {
    _ = screen.receive(.experiment(.began(run: index)))
    let result = TrainingResult(
      testLoss: Double(wrong), predictions: (0..<10).map { $0 < wrong ? 5 : 3 },
      labels: Array(repeating: 3, count: 10))
    let steps = (1...10).map {
      TrainingEvent.step(
        TrainingStep(epoch: 1, step: $0, trainLoss: 2 / Double($0), imageCount: 64))
    }
    let events = [.started(start)] + steps + [.finished(result)]
    _ = screen.receive(.experiment(.training(.events(events, elapsedMilliseconds: nil))))
    _ = screen.receive(.experiment(.ended(trainError: 0)))
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12)])
  func `the question, the runs and the table fit every size`(width: Int, height: Int) throws {
    var screen = try screen()
    #expect(text(screen, width, height).contains("Which of the two learns?"))
    #expect(screen.press(.down)?.isEmpty == true)
    #expect(screen.press(.enter) == [.training(.start)])
    run(0, wrong: 9, &screen)
    _ = screen.receive(.experiment(.began(run: 1)))
    #expect(text(screen, width, height).contains("run 2 of 2: 0.1, seed 1"))
    run(1, wrong: 1, &screen)
    let effects = screen.receive(.experiment(.finished))
    #expect(effects?.count == 1)
    #expect(text(screen, width, height).contains("right You expected: 0.1."))
    _ = screen.press(.pageDown)
    _ = screen.press(.pageDown)
    let end = text(screen, width, height)
    #expect(end.contains("holds"))
  }

  @Test func `the table names runs, figures, source and claims`() throws {
    var screen = try screen()
    #expect(screen.press(.character("s")) == [.training(.start)])
    run(0, wrong: 9, &screen)
    run(1, wrong: 1, &screen)
    _ = screen.receive(.experiment(.finished))
    let text = text(screen)
    // Nine and one of ten.
    #expect(text.contains("0.9000"))
    #expect(text.contains("0.1000"))
    #expect(text.contains("The source (a book): 0.1 does."))
    #expect(text.contains("A large step silences the network."))
    #expect(text.contains("holds          testError[0.1] < testError[1]"))
    #expect(!text.contains("You expected"))
  }

  @Test func `leaving in a run is asked about`() throws {
    var screen = try screen()
    _ = screen.press(.enter)
    _ = screen.receive(.experiment(.began(run: 0)))
    _ = screen.receive(
      .experiment(
        .training(.events([.started(start)], elapsedMilliseconds: nil))))
    #expect(screen.press(.escape)?.isEmpty == true)
    #expect(text(screen).contains("Leave? The experiment ends without its"))
    #expect(screen.press(.character("y")) == [.training(.cancel), .back])
  }
}
