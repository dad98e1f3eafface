import CNNEngine

@testable import Tutor

/// Kept runs made by hand.
enum RunSamples {
  /// Runs 3 and 7, oldest first, of ten steps each.
  static let kept = [3, 7].compactMap { number in
    RunRecord(
      TrainingSamples.state(
        after: (1...10).map { TrainingSamples.step($0, loss: Double(number) / Double($0)) } + [
          TrainingSamples.epoch(1, wrong: number), TrainingSamples.result,
        ])
    ).map { KeptRun(number: number, record: $0) }
  }
}
