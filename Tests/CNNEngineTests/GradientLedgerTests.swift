import CNNEngine
import Testing

/// Expected numbers were worked out by hand.
struct GradientLedgerTests {
  private func course() throws -> GradientLedger {
    try GradientLedger(input: [2, 0, -1, 3, 1], kernel: [1, 0, -1], slopes: [1, -1, 2])
  }

  @Test func `each output adds its slope times its window`() throws {
    let ledger = try course()
    #expect(ledger.output == [3, -3, -2])
    #expect(ledger.weightShares == [[2, 0, -1], [0, 1, -3], [-2, 6, 2]])
    #expect(ledger.dWeights == [0, 7, -2])
  }

  @Test func `each output hands its slope back through the kernel`() throws {
    let ledger = try course()
    #expect(ledger.inputShares == [[1, 0, -1, 0, 0], [0, -1, 0, 1, 0], [0, 0, 2, 0, -2]])
    #expect(ledger.dInput == [1, -1, 1, 1, -2])
  }

  @Test func `the loss has the given slopes and follows a nudge`() throws {
    let ledger = try course()
    #expect(ledger.targets == [2, -2, -4])
    #expect(ledger.loss == 3)
    // Window of w1 is (0, -1, 3): ½ (1² + (-1.001)² + 2.003²).
    #expect(abs(ledger.nudges[1].loss - 3.007005) < 1e-12)
    #expect(abs(ledger.nudges[1].predictedChange - 0.007) < 1e-12)
  }

  @Test func `what does not fit is refused`() {
    #expect(throws: (any Error).self) {
      try GradientLedger(input: [1, 2], kernel: [1, 2, 3], slopes: [1])
    }
    #expect(throws: LossError.shapes(output: [2], target: [1])) {
      try GradientLedger(input: [1, 2, 3], kernel: [1, 2], slopes: [1])
    }
  }
}
