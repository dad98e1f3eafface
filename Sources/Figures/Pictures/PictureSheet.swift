internal import Checked
package import ContentFormat

/// Recorded pictures in groups: digits, kernels, feature maps, each with a caption; made by a `pictures` fence.
package struct PictureSheet: Hashable, Sendable {
  /// One picture with what is said of it.
  package struct Item: Hashable, Sendable {
    package var caption: String
    /// Whether it shows a mistake.
    package var isWrong: Bool
    /// Whether its numbers have signs: -1 to 1, not 0 to 1.
    package var isSigned: Bool
    package var width: Int
    package var height: Int
    /// Row by row, in sixteenths.
    package var values: [Double]

    package init(
      caption: String, isWrong: Bool = false, isSigned: Bool = false, width: Int, height: Int,
      values: [Double]
    ) {
      self.caption = caption
      self.isWrong = isWrong
      self.isSigned = isSigned
      self.width = width
      self.height = height
      self.values = values
    }
  }

  /// Pictures that belong together.
  package struct Group: Hashable, Sendable {
    package var name: String
    package var items: [Item]

    package init(_ name: String, _ items: [Item]) {
      self.name = name
      self.items = items
    }
  }

  /// The command that made them.
  package var origin: String
  package var groups: [Group]

  package init(origin: String, groups: [Group]) {
    self.origin = origin
    self.groups = groups
  }
}

extension PictureSheet {
  /// As a file has it: `made by`, `group` and `picture` lines, each picture followed by its rows of digits 0 to f.
  package var text: String {
    var lines = ["made by: \(origin)"]
    for group in groups {
      lines += ["", "group: \(group.name)"]
      for item in group.items {
        let marks = (item.isSigned ? " signed" : "") + (item.isWrong ? " wrong" : "")
        lines.append("picture \(item.width)x\(item.height)\(marks): \(item.caption)")
        lines += (0..<item.height).map { row in
          item.values[row * item.width..<(row + 1) * item.width].map { value in
            String(Self.level(value, isSigned: item.isSigned), radix: 16)
          }.joined()
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func level(_ value: Double, isSigned: Bool) -> Int {
    let share = isSigned ? (value + 1) / 2 : value
    return min(15, max(0, (share * 15).rounded().clampedInt))
  }

  /// Reads what `text` writes.
  package init(text: String) throws(FigureFault) {
    var reader = PictureSheetReader(text)
    self = try reader.read()
  }
}

/// What keeps recorded pictures from being shown.
package struct PicturesFault: FaultOfKind {
  let reason: String

  package var description: String { "the pictures cannot be shown: \(reason)." }

  package var clues: [FenceClue] { ["groups"] }
}
