internal import CNNEngine
package import Course

/// A block of numbers that is normalised: in which way, and which number is looked at.
package struct NormsState: StateMachine {
  package typealias Message = AnimationState.Message

  /// Image, channel and place of a number, from 0.
  package struct Place: Hashable, Sendable {
    package var image: Int
    package var channel: Int
    package var place: Int

    package init(image: Int, channel: Int, place: Int) {
      self.image = image
      self.channel = channel
      self.place = place
    }
  }

  package private(set) var spec: NormsSpec
  /// What the engine's layer gives, in the form of the block.
  package private(set) var normalised: [[[Double]]]
  /// The number that is looked at, row by row through all images.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false

  package init(_ spec: NormsSpec) throws(AnimationProblem) {
    self.spec = spec
    normalised = try Self.normalised(spec)
  }

  package var imageCount: Int { spec.block.count }
  package var channelCount: Int { spec.block[0].count }
  package var placeCount: Int { spec.block[0][0].count }
  package var frameCount: Int { imageCount * channelCount * placeCount }

  /// What is added to the variance.
  package var epsilon: Double { spec.kind.layer.epsilon }

  package var here: Place {
    let (row, place) = (playback.position / placeCount, playback.position % placeCount)
    return Place(image: row / channelCount, channel: row % channelCount, place: place)
  }

  /// Whether a number has the same mean as another one.
  package func shares(_ a: Place, with b: Place) -> Bool {
    switch spec.kind {
    case .batch: a.channel == b.channel
    case .layer: a.image == b.image
    case .instance: a.image == b.image && a.channel == b.channel
    }
  }

  /// All places, row by row.
  package var places: [Place] {
    (0..<imageCount).flatMap { image in
      (0..<channelCount).flatMap { channel in
        (0..<placeCount).map { Place(image: image, channel: channel, place: $0) }
      }
    }
  }

  package func value(at place: Place) -> Double {
    spec.block[place.image][place.channel][place.place]
  }

  /// How many numbers share the mean of a place, the mean, and the mean squared distance from it.
  package func statistics(at place: Place) -> (count: Int, mean: Double, variance: Double) {
    let values = places.filter { shares($0, with: place) }.map(value)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (values.count, mean, squares / Double(values.count))
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .preset(let number) where NormsSpec.Kind.allCases.indices.contains(number - 1):
      show(NormsSpec.Kind.allCases[number - 1])
    case .moveFocus(let rows, let columns): move(rows: rows, columns: columns)
    case .showTable: isTable.toggle()
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func show(_ kind: NormsSpec.Kind) {
    var next = spec
    next.kind = kind
    guard let numbers = try? Self.normalised(next) else { return }
    (spec, normalised) = (next, numbers)
  }

  private mutating func move(rows: Int, columns: Int) {
    let row = playback.position / placeCount + rows
    let column = playback.position % placeCount + columns
    guard (0..<imageCount * channelCount).contains(row), (0..<placeCount).contains(column) else {
      return
    }
    playback.go(to: row * placeCount + column, of: frameCount)
  }

  private static func normalised(_ spec: NormsSpec) throws(AnimationProblem) -> [[[Double]]] {
    let (images, channels, places) = (spec.block.count, spec.block[0].count, spec.block[0][0].count)
    do {
      let network = try Network(
        Architecture(
          input: [channels, 1, places],
          layers: [NamedLayer("norm", .normalization(spec.kind.layer))]), parameters: [:])
      let input = Tensor([images, channels, 1, places], spec.block.flatMap { $0.flatMap(\.self) })
      let pass = try network.forward(input, mode: .training(random: RandomSource(seed: 0)))
      let output = pass.activations["norm"]?.elements ?? []
      return (0..<images).map { image in
        (0..<channels).map { channel in
          let start = (image * channels + channel) * places
          return Array(output[start..<start + places])
        }
      }
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }
}
