package import CNNEngine
package import ContentFormat

/// Gradient descent on a surface of two weights, as an `animate descent` fence or command asks for it.
package struct DescentSpec: Hashable, Sendable {
  package var rate = 0.1
  /// Points looked at for each step; all of them unless said.
  package var batch = DescentSpec.ys.count
  package var seed = 1
  /// Whether the student says beforehand how it ends.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  package init() {}

  /// Eight points around the line y = x + 1, such that the surface is twice as long as it is wide and more:
  /// its curvatures are 6 and 1, so that a rate of 1/3 is the border.
  package static let xs: [Double] = [-1, 0, 0, 1, 1, 2, 2, 3]
  package static let ys: [Double] = [0, 2, 0, 3, 1, 4, 2, 4]
  package static let stepCount = 30
  package static let start = LineDescent.Place(weight: -1, bias: 2)
}
