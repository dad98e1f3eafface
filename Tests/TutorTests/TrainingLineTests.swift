import CNNEngine
import Foundation
import Testing

@testable import Tutor

/// The JSON of each event, with its keys in alphabetical order.
struct TrainingLineTests {
  private func line(_ event: TrainingEvent, after events: [TrainingEvent] = []) throws -> String {
    var state = TrainingSamples.state(after: events)
    _ = state.handle(.report(.events([event], elapsedMilliseconds: nil)))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(state.line(for: event)), as: UTF8.self)
  }

  @Test func `the start names parameters, seed and data`() throws {
    #expect(
      try line(.started(TrainingSamples.start)) == """
        {"data":"made","epoch":0,"event":"start","gradientNorm":null,\
        "imagesPerSecond":null,"learningRate":null,"parameters":61706,"seed":1,\
        "silentFilters":null,"step":0,"testError":null,"testLoss":null,"trainLoss":null,\
        "validationError":null,"validationLoss":null}
        """)
  }

  @Test func `a step has its batch loss`() throws {
    #expect(
      try line(TrainingSamples.step(12, loss: 0.5)) == """
        {"data":"made","epoch":2,"event":"step","gradientNorm":null,\
        "imagesPerSecond":null,"learningRate":null,"parameters":61706,"seed":1,\
        "silentFilters":null,"step":12,"testError":null,"testLoss":null,"trainLoss":0.5,\
        "validationError":null,"validationLoss":null}
        """)
  }

  @Test func `an epoch has both losses and the validation error as a share`() throws {
    let text = try line(
      TrainingSamples.epoch(2, wrong: 256), after: [TrainingSamples.step(20)])
    #expect(text.contains(#""event":"epoch""#))
    #expect(text.contains(#""epoch":2"#) && text.contains(#""step":20"#))
    #expect(text.contains(#""trainLoss":1,"#))
    #expect(text.contains(#""validationError":0.25,"validationLoss":0.5"#))
  }

  @Test func `a loss that is no number is null`() throws {
    let step = TrainingStep(epoch: 1, step: 3, trainLoss: .infinity, imageCount: 64)
    let text = try line(.diverged(step))
    #expect(text.contains(#""event":"diverged""#) && text.contains(#""trainLoss":null"#))
    #expect(text.contains(#""step":3"#) && text.contains(#""testError":null"#))
  }

  @Test func `the last line has the test error as a share`() throws {
    let text = try line(
      TrainingSamples.result, after: [TrainingSamples.step(20), TrainingSamples.epoch(2, wrong: 0)])
    #expect(text.contains(#""event":"finished""#))
    #expect(text.contains(#""testError":0.25,"testLoss":0.1"#))
    #expect(text.contains(#""validationError":0,"#))
  }

  @Test func `speed comes from the times of the reports`() {
    var state = TrainingSamples.state(after: [])
    _ = state.handle(.report(.events([], elapsedMilliseconds: 0)))
    _ = state.handle(.report(.events([TrainingSamples.step(1)], elapsedMilliseconds: 64)))
    #expect(state.line(for: TrainingSamples.step(1)).imagesPerSecond == 1_000)
  }

  @Test func `an epoch names the silent filters of each layer, with what is meant`() throws {
    let epoch = TrainingEpoch(
      epoch: 2, step: 20, trainLoss: 1, validationLoss: 1, validationWrongCount: 0,
      validationCount: 8,
      silentFilters: [
        SilentFilters(layer: "C1", silent: [0, 4], filterCount: 6, imageCount: 8)
      ])
    let text = try line(.epoch(epoch), after: [TrainingSamples.step(20)])
    #expect(
      text.contains(
        #""silentFilters":[{"dead":0,"filters":6,"images":8,"layer":"C1","silent":2,"steps":100}]"#
      ))
  }
}
