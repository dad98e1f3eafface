/// What a student does to the run, as orders to the session behind it.
extension TrainingState {
  /// Slow motion: pauses after each step in milliseconds, full speed first.
  package static let paces = [0, 5, 20, 100, 500]

  mutating func handle(_ change: Change) -> [Effect] {
    switch change {
    case .oneStep: return isMoving ? pausing(.oneStep) : []
    case .goBack: return isMoving || phase == .diverged ? pausing(.goBack) : []
    case .scaleRate(let factor): return scaleRate(by: factor)
    case .restart(let withNextSeed): return askToRestart(withNextSeed: withNextSeed)
    case .restoreBest:
      guard bestEpoch != nil, phase != .preparing else { return [] }
      isAltered = isAltered || isMoving
      return order(.restoreBest)
    case .save: return phase == .preparing ? [] : order(.save)
    case .pace(let count): return changePace(by: count)
    }
  }

  private var isMoving: Bool { phase == .running || phase == .paused }

  private func order(_ change: TrainingChange) -> [Effect] { [.training(.change(change))] }

  private mutating func pausing(_ change: TrainingChange) -> [Effect] {
    if phase == .running { phase = .paused }
    note = nil
    return [.training(.pause)] + order(change)
  }

  private mutating func scaleRate(by factor: Double) -> [Effect] {
    let rate = plan.learningRate * factor
    // Beyond this no run of the course learns anything, and the numbers no longer fit the header.
    guard isMoving, (1e-6...100).contains(rate) else { return [] }
    // Doubling and halving leave no trail of digits.
    plan.learningRate = (rate * 1e9).rounded() / 1e9
    isAltered = true
    return order(.learningRate(plan.learningRate))
  }

  private mutating func askToRestart(withNextSeed: Bool) -> [Effect] {
    guard phase != .preparing else { return [] }
    let seed = withNextSeed ? plan.seed &+ 1 : plan.seed
    guard isMoving else { return restart(seed: seed) }
    pendingSeed = seed
    return []
  }

  private mutating func changePace(by count: Int) -> [Effect] {
    let index = Self.paces.firstIndex(of: stepMilliseconds) ?? 0
    let next = min(max(0, index - count), Self.paces.count - 1)
    guard next != index else { return [] }
    stepMilliseconds = Self.paces[next]
    return order(.pace(milliseconds: Self.paces[next]))
  }

  mutating func draw(_ stroke: Stroke) -> [Effect] {
    let old = pad.pixels
    switch stroke {
    case .move(let x, let y): pad.move(x: x, y: y)
    case .togglePen: pad.togglePen()
    case .begin(let x, let y): pad.begin(x: x, y: y)
    case .draw(let x, let y): pad.draw(toX: x, y: y)
    case .lift: pad.lift()
    case .clear: pad.clear()
    }
    if pad.isBlank { drawnPictures = nil }
    return pad.pixels == old || pad.isBlank ? [] : order(.read(pixels: pad.pixels))
  }
}
