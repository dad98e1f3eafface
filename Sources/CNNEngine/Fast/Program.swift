/// What happens to one block of images: one entry of a program.
enum BlockAction {
  /// Images from the source, into the lanes of the input.
  case load
  /// Images that stand in the lanes already, for measuring.
  case forward(unit: Int)
  case backward(unit: Int)
  /// Loss, its gradient and the predictions.
  case loss(withGradient: Bool)
  case collectRows(unit: Int)
  case addMoments(unit: Int)
  case addGradientSums(unit: Int)
}

/// A part of a step with a barrier before and after: all workers share its pieces.
enum Phase {
  /// Entries of the program, one piece a block.
  case blocks(Range<Int>)
  /// A wide linear unit, one piece for some outputs.
  case wideForward(unit: Int)
  /// Its input gradient, one piece for some inputs.
  case wideBackward(unit: Int)
  /// Joining what the blocks have added up: one piece.
  case joinMoments(unit: Int)
  case useRunningStatistics(unit: Int)
  case joinGradientSums(unit: Int)
  /// The readable executor: one piece.
  case readableForward(unit: Int)
  case readableBackward(unit: Int)
  /// Gradients of all parameters and the change of the weights, one piece for some weights.
  case update
}

/// The phases of one pass, as short as the units allow: LeNet-5 trains in two.
struct Program {
  private(set) var actions: [BlockAction] = []
  private(set) var phases: [Phase] = []

  /// Forward, loss, backward and the change of the weights.
  static func training(_ plan: FastPlan) -> Program {
    var program = loss(plan)
    program.backward(plan)
    program.phases.append(.update)
    return program
  }

  /// Forward and loss.
  static func evaluation(_ plan: FastPlan) -> Program {
    var program = forward(plan, isTraining: false)
    program.add(.loss(withGradient: false))
    return program
  }

  /// Forward alone.
  static func forward(_ plan: FastPlan, isTraining: Bool) -> Program {
    var program = Program()
    program.forward(plan, isTraining: isTraining)
    return program
  }

  /// Forward, loss and its gradient at the output.
  static func loss(_ plan: FastPlan) -> Program {
    var program = forward(plan, isTraining: true)
    program.add(.loss(withGradient: true))
    return program
  }

  /// Backward alone, from a gradient that stands at the output.
  static func backward(_ plan: FastPlan) -> Program {
    var program = Program()
    program.backward(plan)
    return program
  }

  /// Whether a block never waits for others, so that its memory may go to the next block at once.
  var worksBlockByBlock: Bool {
    phases.allSatisfy { phase in
      switch phase {
      case .blocks, .update: true
      case .wideForward, .wideBackward, .joinMoments, .useRunningStatistics, .joinGradientSums,
        .readableForward, .readableBackward:
        false
      }
    }
  }

  private mutating func forward(_ plan: FastPlan, isTraining: Bool) {
    add(.load)
    for (number, unit) in plan.units.enumerated() {
      switch unit {
      case .linear(let linear) where linear.isWide: phases.append(.wideForward(unit: number))
      case .normalization where isTraining:
        add(.addMoments(unit: number))
        phases.append(.joinMoments(unit: number))
        add(.forward(unit: number))
      case .normalization:
        phases.append(.useRunningStatistics(unit: number))
        add(.forward(unit: number))
      case .readable: phases.append(.readableForward(unit: number))
      case .convolution, .pool, .element, .linear: add(.forward(unit: number))
      }
    }
  }

  private mutating func backward(_ plan: FastPlan) {
    for number in plan.units.indices.reversed() where number >= plan.learningStart {
      backward(plan.units[number], number)
    }
  }

  private mutating func backward(_ unit: FastUnit, _ number: Int) {
    switch unit {
    case .linear(let linear):
      add(.collectRows(unit: number))
      guard linear.input.gradient != nil else { return }
      if linear.isWide {
        phases.append(.wideBackward(unit: number))
      } else {
        add(.backward(unit: number))
      }
    case .normalization:
      add(.addGradientSums(unit: number))
      phases.append(.joinGradientSums(unit: number))
      add(.backward(unit: number))
    case .readable: phases.append(.readableBackward(unit: number))
    case .convolution, .pool, .element: add(.backward(unit: number))
    }
  }

  /// Adds an entry to the phase of blocks at the end, or begins one.
  private mutating func add(_ action: BlockAction) {
    actions.append(action)
    if case .blocks(let range) = phases.last {
      phases[phases.count - 1] = .blocks(range.lowerBound..<actions.count)
    } else {
      phases.append(.blocks(actions.count - 1..<actions.count))
    }
  }
}
