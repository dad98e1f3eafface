/// The runs that are kept: which of them lie over the plot, and what the student does to them.
package struct RunsState: Hashable, Sendable {
  package enum Message: Hashable, Sendable {
    /// Look at a run further down or up.
    case move(Int)
    /// Lay the run over the plot, or take it away.
    case toggle
    case askToDelete
    /// The answer to the question whether to delete.
    case answer(isYes: Bool)
    case beginToName
    case type(Character)
    case erase
    case keepName
    case leaveName
    case close
  }

  /// The latest first.
  package private(set) var runs: [KeptRun] = []
  /// Place of the run that is looked at.
  package private(set) var selection = 0
  /// Numbers of the runs that lie over the plot.
  package private(set) var shown: Set<Int> = []
  /// The name that is being typed; nil when none is.
  package private(set) var draft: String?
  package private(set) var isAskingToDelete = false

  /// Longer names would push the result off the screen.
  package static let nameLimit = 32
  /// More curves than this cannot be told apart.
  package static let shownLimit = 4

  package init() {}

  /// The run that is looked at; nil when none is kept.
  package var selected: KeptRun? { runs.indices.contains(selection) ? runs[selection] : nil }

  /// The chosen runs as curves, in the order of their numbers.
  package var overlays: [CurveOverlay] {
    runs.reversed().filter { shown.contains($0.number) }.map { CurveOverlay($0) }
  }

  /// Takes in what is kept now, oldest first.
  mutating func take(_ kept: [KeptRun]) {
    runs = kept.reversed()
    selection = min(selection, max(0, runs.count - 1))
    shown.formIntersection(kept.map(\.number))
  }

  /// What the student wants; closing is not its business.
  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .move(let count): selection = min(max(0, selection + count), max(0, runs.count - 1))
    case .toggle: toggle()
    case .askToDelete: isAskingToDelete = selected != nil
    case .answer(let isYes):
      isAskingToDelete = false
      return isYes ? order { .delete($0.number) } : []
    case .beginToName: draft = selected?.record.name
    case .type(let character):
      if let text = draft, text.count < Self.nameLimit { draft = text + String(character) }
    case .erase: draft = draft.map { String($0.dropLast()) }
    case .keepName:
      defer { draft = nil }
      return order { [draft] in .name($0.number, draft ?? "") }
    case .leaveName: draft = nil
    case .close: break
    }
    return []
  }

  private func order(_ command: (KeptRun) -> KeptRunOrder) -> [Effect] {
    selected.map { [.runs(command($0))] } ?? []
  }

  private mutating func toggle() {
    guard let number = selected?.number else { return }
    if shown.remove(number) == nil, shown.count < Self.shownLimit { shown.insert(number) }
  }
}
