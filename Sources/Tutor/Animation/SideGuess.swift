internal import CNNEngine
internal import Course

/// The student's guess of a patch's side, and what a wrong one is the right answer to.
package struct SideGuess: Hashable, Sendable {
  /// What a wrong number counts.
  package enum Mistake: Hashable, Sendable {
    /// Every stride taken as 1.
    case ignoresStride
    /// The sides of all windows multiplied: the ways to the input, not its places.
    case countsPaths
    /// Rows times columns.
    case isArea
    /// The window of the layer itself.
    case isOwnWindow
    case unknown
  }

  package let side: Int
  /// Nil when it is right.
  package let mistake: Mistake?

  init(_ side: Int, of state: ReceptiveFieldState) {
    self.side = side
    let sides = state.sides
    guard !sides.contains(side) else {
      mistake = nil
      return
    }
    let windows = state.spec.graph.widestWay(to: state.stage)
      .compactMap { state.stages[$0].windows.last }
    let paths = windows.reduce(1.0) { $0 * Double($1.size) }
    if side == windows.reduce(1, { $0 + $1.extent - 1 }) {
      mistake = .ignoresStride
    } else if Double(side) == paths {
      mistake = .countsPaths
    } else if sides.count == 2, side == sides[0] * sides[1] {
      mistake = .isArea
    } else if side == windows.last?.size {
      mistake = .isOwnWindow
    } else {
      mistake = .unknown
    }
  }
}
