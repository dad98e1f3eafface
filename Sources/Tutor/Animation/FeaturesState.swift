package import CNNEngine
package import Course

/// Filters over a picture: which one is picked, where its window stands, and the guess of its strongest answer.
package struct FeaturesState: StateMachine {
  package typealias Message = AnimationState.Message

  package let picture: GreyPicture
  /// The filters, as far as they were edited.
  package private(set) var filters: [FeaturesSpec.Filter]
  /// What they answer.
  package private(set) var features: FeatureMaps
  /// Which filter is picked.
  package private(set) var playback = AnimationPlayback()
  /// Row and column of the map that the window belongs to.
  package private(set) var place: [Int]
  /// The picked kernel, as it is edited.
  package private(set) var sheet: NumberSheet
  package private(set) var isTable = false
  package private(set) var notice: String?
  /// Whether the map is hidden until the student has pointed at a place.
  package private(set) var isPredicting: Bool
  /// Where the student pointed, until another filter is picked.
  package private(set) var guess: [Int]?

  /// The first filter, its window in the middle.
  package init(_ spec: FeaturesSpec) throws(AnimationProblem) {
    picture = spec.picture
    filters = spec.filters
    features = try Self.features(picture, filters)
    place = features.sizes.map { $0 / 2 }
    sheet = Self.sheet(filters[0])
    isPredicting = spec.isPredicted
  }

  /// One step a filter.
  package var frameCount: Int { filters.count }

  /// Index of the picked filter.
  package var picked: Int { playback.position }
  package var filter: FeaturesSpec.Filter { filters[picked] }
  package var map: [Double] { features.maps[picked] }

  /// The picked filter's answer at a place of the map.
  package func answer(at place: [Int]) -> Double { map[index(of: place)] }

  /// What lies under the window.
  package var window: [[Double]] {
    let side = filter.kernel.count
    return (0..<side).map { row in
      Array(picture.rows[place[0] + row][place[1]..<place[1] + side])
    }
  }

  /// Value and place of the greatest and of the least answer of a filter.
  package func extremes(of filter: Int) -> (greatest: (Double, [Int]), least: (Double, [Int])) {
    let map = features.maps[filter]
    let greatest = map.indices.max { map[$0] < map[$1] } ?? 0
    let least = map.indices.min { map[$0] < map[$1] } ?? 0
    return ((map[greatest], place(of: greatest)), (map[least], place(of: least)))
  }

  private func index(of place: [Int]) -> Int { place[0] * features.sizes[1] + place[1] }
  private func place(of index: Int) -> [Int] {
    [index / features.sizes[1], index % features.sizes[1]]
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    if sheet.isEditing {
      edit(message)
      return []
    }
    switch message {
    case .moveFocus(let rows, let columns):
      place = zip(zip(place, [rows, columns]), features.sizes).map { pair, size in
        min(max(0, pair.0 + pair.1), size - 1)
      }
    case .commit where isPredicting:
      guess = place
      isPredicting = false
    case .skipPrediction: isPredicting = false
    case .beginPrediction:
      guess = nil
      isPredicting = true
      isTable = false
    case .beginEdit, .undo:
      isPredicting = false
      playback.go(to: picked, of: frameCount)
      edit(message)
    case .showTable: isTable.toggle()
    case .preset(let number): pick { $0.go(to: number - 1, of: $1) }
    case .nextGroup: pick { $0.go(to: ($0.position + 1) % $1, of: $1) }
    case .previousGroup: pick { $0.go(to: ($0.position + $1 - 1) % $1, of: $1) }
    default: pick { $0.handle(message, count: $1) }
    }
    return []
  }

  /// Another filter begins with a kernel of its own and without a guess.
  private mutating func pick(_ change: (inout AnimationPlayback, Int) -> Void) {
    let before = picked
    change(&playback, frameCount)
    guard picked != before else { return }
    guess = nil
    sheet = Self.sheet(filter)
  }

  private mutating func edit(_ message: Message) {
    var next: ([FeaturesSpec.Filter], FeatureMaps)?
    let (picture, filters, picked) = (picture, filters, picked)
    do throws(AnimationProblem) {
      try sheet.handle(message) { rows throws(AnimationProblem) in
        for number in rows.flatMap(\.numbers) where abs(number) > 99 {
          throw AnimationProblem(.knobOutOfRange("weight", number, -99...99))
        }
        var changed = filters
        changed[picked].kernel = rows.map(\.numbers)
        next = (changed, try Self.features(picture, changed))
        return rows
      }
    } catch {
      notice = error.description
    }
    guard let next else { return }
    (self.filters, features) = next
    guess = nil
  }

  private static func sheet(_ filter: FeaturesSpec.Filter) -> NumberSheet {
    NumberSheet(filter.kernel.map { NumberSheet.Row(name: "", numbers: $0) })
  }

  private static func features(
    _ picture: GreyPicture, _ filters: [FeaturesSpec.Filter]
  ) throws(AnimationProblem) -> FeatureMaps {
    do {
      return try FeatureMaps(picture: picture.rows, kernels: filters.map(\.kernel))
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }
}
