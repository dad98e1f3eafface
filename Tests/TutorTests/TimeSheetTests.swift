import Testing
import Tutor

struct TimeSheetTests {
  @Test func `time at a place is written when it is left`() {
    var sheet = TimeSheet()
    #expect(sheet.pass(milliseconds: 500, at: "conv1d").isEmpty)
    #expect(sheet.pass(milliseconds: 700, at: "conv1d").isEmpty)
    #expect(
      sheet.pass(milliseconds: 300, at: nil) == [.timeSpent(place: "conv1d", milliseconds: 1200)])
    #expect(sheet.close().isEmpty)
  }

  @Test func `time at no lesson and no quiz is not counted`() {
    var sheet = TimeSheet()
    #expect(sheet.pass(milliseconds: 100_000, at: nil).isEmpty)
    #expect(sheet.pass(milliseconds: 5, at: "10.1").isEmpty)
    #expect(sheet.close() == [.timeSpent(place: "10.1", milliseconds: 5)])
  }

  @Test func `a long pause counts as two minutes, and a clock that goes back as nothing`() {
    var sheet = TimeSheet()
    #expect(
      sheet.pass(milliseconds: 10_000_000, at: "10.1")
        == [.timeSpent(place: "10.1", milliseconds: 120_000)])
    #expect(sheet.pass(milliseconds: -7, at: "10.1").isEmpty)
    #expect(sheet.close().isEmpty)
  }

  @Test func `a minute is written at once, so that a killed program loses no more`() {
    var sheet = TimeSheet()
    #expect(sheet.pass(milliseconds: 59_999, at: "10.1").isEmpty)
    #expect(
      sheet.pass(milliseconds: 1, at: "10.1") == [.timeSpent(place: "10.1", milliseconds: 60_000)])
    #expect(sheet.close().isEmpty)
  }
}
