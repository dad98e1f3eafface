/// How fast a run goes, from times that come in with its reports.
package struct TrainingSpeed: Hashable, Sendable {
  private struct Mark: Hashable {
    var milliseconds: Int
    var imageCount: Int
  }

  /// Reports of the last seconds, oldest first.
  private var marks: [Mark] = []

  /// Long enough to be calm, short enough to show that a machine became busy.
  private static let windowMilliseconds = 3_000

  /// Time of the run without its pauses.
  package var elapsedMilliseconds: Int { marks.last?.milliseconds ?? 0 }

  /// Reports that are kept.
  var markCount: Int { marks.count }

  package init() {}

  /// Marks closer than this are one, so that their number stays bounded however often a run reports.
  private static let markMilliseconds = 50

  /// So many images were trained on by then.
  mutating func mark(milliseconds: Int, imageCount: Int) {
    if marks.count > 1, milliseconds < marks[marks.count - 2].milliseconds + Self.markMilliseconds {
      marks.removeLast()
    }
    marks.append(Mark(milliseconds: milliseconds, imageCount: imageCount))
    while marks.count > 2, marks[1].milliseconds < milliseconds - Self.windowMilliseconds {
      marks.removeFirst()
    }
  }

  /// Training images a second, validation included; nil until time has passed.
  package var imagesPerSecond: Double? {
    guard let first = marks.first, let last = marks.last, last.milliseconds > first.milliseconds
    else { return nil }
    return Double(last.imageCount - first.imageCount) * 1_000
      / Double(last.milliseconds - first.milliseconds)
  }

  /// Seconds that so many images take.
  package func seconds(for imageCount: Int) -> Double? {
    imagesPerSecond.flatMap { $0 > 0 ? Double(imageCount) / $0 : nil }
  }
}
