import CNNEngine

/// Wrong answers among images that were asked, as a share with its standard error.
package struct ErrorCount: Hashable, Sendable {
  package var wrong: Int
  package var total: Int

  package init(wrong: Int, total: Int) {
    self.wrong = wrong
    self.total = total
  }

  /// From 0 to 1; 0 when nothing was asked.
  package var share: Double { total > 0 ? Double(wrong) / Double(total) : 0 }

  /// Of the share, as of a binomial count: `sqrt(p(1-p)/n)`.
  package var standardError: Double {
    total > 0 ? (share * (1 - share) / Double(total)).squareRoot() : 0
  }

  /// Whether the difference to another count is smaller than one standard error, and so no news.
  package func isWithinError(of other: ErrorCount) -> Bool {
    abs(share - other.share) <= max(standardError, other.standardError)
  }
}

/// How the network did on the test set.
package struct TrainingOutcome: Hashable, Sendable {
  package let testLoss: Double
  package let test: ErrorCount
  /// How often images of a class (row) were given a class (column).
  package let confusion: [[Int]]

  init(_ result: TrainingResult) {
    testLoss = result.testLoss
    test = ErrorCount(wrong: result.wrongCount, total: result.labels.count)
    let classCount = (result.labels + result.predictions).reduce(9, max) + 1
    var counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    for (label, prediction) in zip(result.labels, result.predictions) {
      counts[label][prediction] += 1
    }
    confusion = counts
  }

  /// Pairs of classes that were mixed up, the most frequent first.
  package var mixUps: [MixUp] {
    var pairs: [MixUp] = []
    for (label, row) in confusion.enumerated() {
      for (prediction, count) in row.enumerated() where label != prediction && count > 0 {
        pairs.append(MixUp(label: label, prediction: prediction, count: count))
      }
    }
    return pairs.sorted {
      ($1.count, $0.label, $0.prediction) < ($0.count, $1.label, $1.prediction)
    }
  }
}

/// Images of one class taken for another.
package struct MixUp: Hashable, Sendable {
  package var label: Int
  package var prediction: Int
  package var count: Int
}
