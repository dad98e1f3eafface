internal import Course

extension AnimationProblem {
  /// The sentence of a figure's fault, as the start of a line.
  init(fault: FigureFault) {
    let words = fault.description
    self.init(
      .refusedByEngine(words.prefix(1).uppercased() + words.dropFirst()), clues: fault.clues)
  }
}
