import CNNEngine
import Foundation
import Testing

@testable import Tutor

struct RunRecordTests {
  private static let finished = TrainingSamples.state(
    after: (1...10).map { TrainingSamples.step($0, loss: 1 / Double($0)) }
      + [TrainingSamples.epoch(1, wrong: 64), TrainingSamples.result])

  @Test func `a finished run is kept with its curves and its result`() throws {
    let record = try #require(RunRecord(Self.finished, variant: "0.1"))
    #expect(record.training.count == 10)
    #expect(record.epochs == [.init(step: 10, validationLoss: 1, validationError: 0.0625)])
    #expect(record.testError == 0.25)
    #expect(record.test == ErrorCount(wrong: 1, total: 4))
    #expect(record.title == "lenet5 0.1, rate 0.1, batch 64, seed 1")
    let data = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(RunRecord.self, from: data) == record)
  }

  @Test func `a run under way is not kept, one that diverged is`() throws {
    #expect(RunRecord(TrainingSamples.state(after: [TrainingSamples.step(1)])) == nil)
    let end = TrainingStep(epoch: 1, step: 2, trainLoss: .nan, imageCount: 64)
    let record = try #require(
      RunRecord(TrainingSamples.state(after: [TrainingSamples.step(1), .diverged(end)])))
    #expect(record.hasDiverged)
    #expect(record.test == nil)
    #expect(record.stepCount == 2)
  }

  @Test func `a long curve is thinned by means`() throws {
    var events = (1...600).map { TrainingSamples.step($0, loss: $0 % 2 == 0 ? 3 : 1) }
    events.append(TrainingSamples.result)
    let record = try #require(RunRecord(TrainingSamples.state(after: events)))
    // Three neighbours a point: 200 points, each the mean of 1, 3, 1 or 3, 1, 3.
    #expect(record.training.count == 200)
    #expect(abs(record.training[0].loss - 5.0 / 3) < 1e-12)
  }

  @Test func `a table has a row for each step, epoch and the end`() {
    let step = TrainingSamples.step(1, loss: 0.5)
    let state = TrainingSamples.state(after: [step])
    let table = RunTable(run: 1, variant: "a, \"b\"", state: state)
    #expect(
      table.line(for: step) == #"1,lenet5,"a, ""b""",1,step,1,1,,0.5,,,,,,"#)
    #expect(table.line(for: .started(TrainingSamples.start)) == nil)
    let columns = RunTable.header.split(separator: ",").count
    #expect(columns == 15)
    let row = RunTable(run: 1, variant: "", state: state).line(for: step) ?? ""
    #expect(row.split(separator: ",", omittingEmptySubsequences: false).count == columns)
  }
}
