/// Places of a map, as groups of rows that have the same places: branches of unlike windows need more than one.
public struct LitPlaces: Hashable, Sendable {
  /// Rows that share their columns; with one axis a single row.
  private struct Group: Hashable, Sendable {
    var rows: [Bool]
    var columns: [Bool]

    func contains(_ other: Group) -> Bool {
      zip(other.rows, rows).allSatisfy { !$0 || $1 }
        && zip(other.columns, columns).allSatisfy { !$0 || $1 }
    }
  }

  private var groups: [Group] = []
  private let axisCount: Int

  /// One unit of a map.
  public init(unit: [Int], sizes: [Int]) {
    axisCount = unit.count
    let axes = zip(unit, sizes).map { place, size in (0..<size).map { $0 == place } }
    if let columns = axes.last {
      groups = [Group(rows: axes.count > 1 ? axes[0] : [true], columns: columns)]
    }
  }

  /// Whether a place is among them; with one axis the row is 0.
  public func contains(row: Int, column: Int) -> Bool {
    groups.contains { $0.rows[row] && $0.columns[column] }
  }

  /// The same places of a map of other sizes: of `shared`, a piece and the picture that it is cut from.
  func within(_ sizes: [Int]) -> LitPlaces {
    guard let width = sizes.last else { return self }
    let cut = { (lit: [Bool], size: Int) in (0..<size).map { $0 < lit.count && lit[$0] } }
    var result = self
    result.groups = groups.map {
      Group(
        rows: axisCount == 1 ? $0.rows : cut($0.rows, sizes[0]), columns: cut($0.columns, width))
    }
    return result
  }

  /// The places that are read through windows to give these.
  func behind(_ stage: SlidingGraph.Stage) -> LitPlaces {
    guard stage.slides else { return self }
    var result = self
    let width = stage.windows.count - 1
    result.groups = groups.map { group in
      Group(
        rows: width == 0 ? group.rows : stage.read(for: group.rows, axis: 0),
        columns: stage.read(for: group.columns, axis: width))
    }
    result.regroup()
    return result
  }

  /// These and those of another branch.
  mutating func formUnion(_ other: LitPlaces) {
    for group in other.groups where !groups.contains(where: { $0.contains(group) }) {
      groups.removeAll { group.contains($0) }
      groups.append(group)
    }
    regroup()
  }

  /// Never more groups than rows, however many branches came together.
  private mutating func regroup() {
    guard groups.count > 1 else { return }
    var rowsByColumns: [[Bool]: [Bool]] = [:]
    let count = groups[0].rows.count
    for row in 0..<count {
      var columns = groups[0].columns.map { _ in false }
      for group in groups where group.rows[row] {
        for column in columns.indices where group.columns[column] { columns[column] = true }
      }
      guard columns.contains(true) else { continue }
      rowsByColumns[columns, default: Array(repeating: false, count: count)][row] = true
    }
    // A dictionary has no order of its own; equal places must be equal values.
    groups = rowsByColumns.map { Group(rows: $0.value, columns: $0.key) }
      .sorted { ($0.rows.firstIndex(of: true) ?? 0) < ($1.rows.firstIndex(of: true) ?? 0) }
  }
}

extension SlidingGraph.Stage {
  /// Calls `visit` with each place of the input, inside it or in its padding, that an output reads along an axis.
  func forEachPlace(readBy output: Int, axis: Int, _ visit: (Int) -> Void) {
    let window = windows[axis]
    for tap in 0..<window.size {
      guard isTransposed else {
        visit(window.inputIndex(output: output, tap: tap))
        continue
      }
      // Place i of the input gives to output i·s + m·d - P.
      let reach = output + window.paddingBefore - tap * window.dilation
      if reach >= 0, reach % window.stride == 0 { visit(reach / window.stride) }
    }
  }

  fileprivate func read(for lit: [Bool], axis: Int) -> [Bool] {
    var places = Array(repeating: false, count: inputSizes[axis])
    for output in lit.indices where lit[output] {
      forEachPlace(readBy: output, axis: axis) { place in
        if places.indices.contains(place) { places[place] = true }
      }
    }
    return places
  }
}
