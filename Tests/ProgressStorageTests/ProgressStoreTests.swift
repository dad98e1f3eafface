import Foundation
import GRDB
import Grading
import ProgressStorage
import TestSupport
import Testing
import Tutor

/// What every test may put into a record.
func attempt(
  _ question: String, _ answer: String, _ verdict: Verdict.Outcome, causes: [Cause] = [],
  seed: UInt64? = nil
) -> ProgressRecord {
  .attempt(
    Attempt(question: question, seed: seed, answer: answer, verdict: verdict, causes: causes))
}

struct ProgressStoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a fresh start makes the folder and has nothing to tell`() throws {
    let store = ProgressStore(path: folder.database)
    #expect(store.notice == nil)
    #expect(store.summary == ProgressSummary())
    #expect(FileManager.default.fileExists(atPath: folder.database))
  }

  @Test func `every kind of record is there again after a restart`() throws {
    let records: [ProgressRecord] = [
      .pageRead(lesson: "conv1d", page: 0, pageCount: 9),
      .pageRead(lesson: "conv1d", page: 4, pageCount: 9),
      attempt("10.1.b", "507", .wrong, causes: ["10.1.b:same-assumed"]),
      attempt("10.1.b", "300", .right, seed: .max),
      .solutionShown(question: "10.1.c", seed: 7),
      .selfMarked(question: "10.1.e", tickCount: 1, tickTotal: 2),
      .trained(experiment: "lenet5", data: "mnist", testError: 0.011),
      .timeSpent(place: "conv1d", milliseconds: 61_000),
      .timeSpent(place: "conv1d", milliseconds: 2_000),
      .testedOut(lesson: "padding", question: "padding.same", seed: .max),
    ]
    var store = ProgressStore(path: folder.database)
    for record in records { #expect(store.save(record, time: 1) == nil) }
    let reopened = ProgressStore(path: folder.database)
    #expect(reopened.summary == store.summary)
    #expect(try ProgressDatabase(path: folder.database).entries().map(\.record) == records)
    #expect(reopened.summary.timeSpent == ["conv1d": 63_000])
    #expect(reopened.summary.testedOut == ["padding"])
    #expect(reopened.summary.lastPage == ["conv1d": 4])
    #expect(reopened.summary.questions["10.1.b"] == .init(state: .right, attemptCount: 2))
    #expect(reopened.summary.misconceptions == ["10.1.b:same-assumed": 1])
  }

  @Test func `two running copies see what the other has saved`() throws {
    var first = ProgressStore(path: folder.database)
    var second = ProgressStore(path: folder.database)
    for number in 0..<20 {
      #expect(first.save(attempt("a", "\(number)", .wrong), time: 1) == nil)
      #expect(second.save(attempt("b", "\(number)", .wrong), time: 1) == nil)
    }
    let third = ProgressStore(path: folder.database)
    #expect(third.summary.questions["a"]?.attemptCount == 20)
    #expect(third.summary.questions["b"]?.attemptCount == 20)
  }

  @Test func `a reset forgets everything, on disk too`() throws {
    var store = ProgressStore(path: folder.database)
    _ = store.save(attempt("10.1.a", "48", .right), time: 1)
    try store.reset()
    #expect(store.summary == ProgressSummary())
    #expect(ProgressStore(path: folder.database).summary == ProgressSummary())
  }

  @Test func `what was saved survives a program that is killed at any byte of its log`() throws {
    var store = ProgressStore(path: folder.database)
    for number in 0..<8 { _ = store.save(attempt("a", "\(number)", .wrong), time: 1) }
    // The files as they lie there while the program still has them open: what kill -9 leaves.
    let file = try folder.bytes(of: folder.database)
    let log = try folder.bytes(of: folder.database + "-wal")
    var counts: [Int] = []
    for length in stride(from: 0, through: log.count, by: 2503) + [log.count] {
      let copy = "\(folder.path)/killed-\(length)/progress.sqlite"
      try folder.write(file, to: copy)
      try folder.write(log.prefix(length), to: copy + "-wal")
      let reopened = ProgressStore(path: copy)
      #expect(reopened.notice == nil)
      counts.append(reopened.summary.questions["a"]?.attemptCount ?? 0)
    }
    #expect(counts == counts.sorted())
    #expect(counts.last == 8)
  }

  @Test func `the place follows the state folder, and the home folder without one`() {
    #expect(
      ProgressStore.defaultPath(environment: ["XDG_STATE_HOME": "/state", "HOME": "/home/a"])
        == "/state/cnn-tutor/progress.sqlite")
    #expect(
      ProgressStore.defaultPath(environment: ["HOME": "/home/a"])
        == "/home/a/.local/state/cnn-tutor/progress.sqlite")
    // The specification says that a relative path is to be ignored.
    #expect(
      ProgressStore.defaultPath(environment: ["XDG_STATE_HOME": "state", "HOME": "/home/a"])
        == "/home/a/.local/state/cnn-tutor/progress.sqlite")
  }
}
