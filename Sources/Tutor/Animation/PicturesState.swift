package import Course

/// Recorded pictures: which one is looked at.
package struct PicturesState: StateMachine {
  package typealias Message = AnimationState.Message

  package let spec: PicturesSpec
  /// The picture that is looked at, counted through all groups.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false

  package init(_ spec: PicturesSpec) {
    self.spec = spec
  }

  package var frameCount: Int { spec.sheet.groups.reduce(0) { $0 + $1.items.count } }

  /// The group and the item that are looked at.
  package var place: (group: Int, item: Int) { place(of: playback.position) }

  package var item: PictureSheet.Item { spec.sheet.groups[place.group].items[place.item] }

  private func place(of position: Int) -> (group: Int, item: Int) {
    var rest = position
    for (index, group) in spec.sheet.groups.enumerated() {
      if rest < group.items.count { return (index, rest) }
      rest -= group.items.count
    }
    return (0, 0)
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .showTable: isTable.toggle()
    case .nextGroup: go(toGroup: place.group + 1)
    case .previousGroup: go(toGroup: place.group - 1)
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func go(toGroup wanted: Int) {
    let groups = spec.sheet.groups
    let index = (wanted + groups.count) % groups.count
    playback.go(to: groups[..<index].reduce(0) { $0 + $1.items.count }, of: frameCount)
  }
}
