internal import CNNEngine
internal import Canvas
package import ContentFormat

/// A block of numbers, images by channels by places, that is normalised in three ways.
package struct NormsFigure: SoleFigure {
  /// Which numbers share a mean and a variance.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case batch
    case layer
    case instance

    /// The layer as the engine knows it, without a learned scale and shift.
    fileprivate var layer: Normalization {
      switch self {
      case .batch: Normalization(kind: .batch, isAffine: false)
      case .layer: Normalization(kind: .layer, isAffine: false)
      case .instance: Normalization(kind: .instance, isAffine: false)
      }
    }
  }

  /// Image, channel and place of a number, from 0.
  package struct Place: Hashable, Sendable {
    package var image: Int
    package var channel: Int
    package var place: Int
  }

  package static let kind = FigureKind("norms", "a block of numbers, normalised in three ways")

  /// Rows of places, one a channel, for each image.
  package private(set) var block: [[[Double]]] = [
    [[2, 0, 1, 5], [10, 12, 11, 15], [3, 3, 3, 3]],
    [[4, 6, 2, 4], [9, 9, 13, 17], [0, 6, 3, 3]],
  ]
  package private(set) var normalisation = Kind.batch
  /// What the engine's layer gives, in the form of the block.
  package private(set) var normalised: [[[Double]]] = []
  /// The number that is looked at, row by row through all images.
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    Setting(
      "block", help: "images of channels of numbers, at most 4 x 4 x 8", text: \.blockText,
      put: { figure, text throws(FigureFault) in try figure.take(text) },
      read: { figure, source throws(FigureFault) in
        figure.block = try source.decode([[[Double]]].self)
      }
    ).keyOnly,
    Setting(
      "input", help: "the block: 2,0|1,5/4,6|2,4 has two images of two channels", text: \.blockText,
      put: { figure, text throws(FigureFault) in try figure.take(text) }
    ).optionOnly,
    .word(
      "kind", \.normalisation, kind: "normalisation", help: "over what it is normalised"),
  ]

  private var blockText: String {
    block.map { image in
      image.map { $0.map(\.figureText).joined(separator: ",") }.joined(separator: "|")
    }.joined(separator: "/")
  }

  private mutating func take(_ text: String) throws(FigureFault) {
    guard let images = NumberGrids.read(text) else { throw .own(NormsFault.unreadableBlock) }
    block = images.map { $0.map { $0.flatMap(\.self) } }
  }

  package var imageCount: Int { block.count }
  package var channelCount: Int { block[0].count }
  package var placeCount: Int { block[0][0].count }
  package var stepCount: Int { imageCount * channelCount * placeCount }

  /// What is added to the variance.
  package var epsilon: Double { normalisation.layer.epsilon }

  /// The place of the number that is looked at.
  package var here: Place {
    let (row, place) = (step / placeCount, step % placeCount)
    return Place(image: row / channelCount, channel: row % channelCount, place: place)
  }

  /// Whether a number has the same mean as another one.
  package func shares(_ a: Place, with b: Place) -> Bool {
    switch normalisation {
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
    block[place.image][place.channel][place.place]
  }

  /// How many numbers share the mean of a place, the mean, and the mean squared distance from it.
  package func statistics(at place: Place) -> (count: Int, mean: Double, variance: Double) {
    let values = places.filter { shares($0, with: place) }.map(value)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (values.count, mean, squares / Double(values.count))
  }

  package mutating func settle() throws(FigureFault) {
    let channels = block.first?.count ?? 0
    let places = block.first?.first?.count ?? 0
    guard (1...4).contains(block.count), (1...4).contains(channels), (1...8).contains(places),
      block.allSatisfy({ $0.count == channels && $0.allSatisfy { $0.count == places } })
    else { throw .own(NormsFault.unreadableBlock) }
    for number in block.joined().joined() where !(abs(number) <= 999) { throw .tooLarge(999) }
    let images = block.count
    do {
      let network = try Network(
        Architecture(
          input: [channels, 1, places],
          layers: [NamedLayer("norm", .normalization(normalisation.layer))]), parameters: [:])
      let input = Tensor([images, channels, 1, places], block.flatMap { $0.flatMap(\.self) })
      let pass = try network.forward(input, mode: .training(random: RandomSource(seed: 0)))
      let output = pass.activations["norm"]?.elements ?? []
      normalised = (0..<images).map { image in
        (0..<channels).map { channel in
          let start = (image * channels + channel) * places
          return Array(output[start..<start + places])
        }
      }
    } catch {
      throw .engine("\(error)")
    }
    step = min(step, stepCount - 1)
  }

  package var bindings: [Binding<Self>] {
    [
      Binding(
        [.left, .right, .up, .down], sign: "←→↑↓", short: "number", help: "another number"
      ) { figure, key in figure.move(key) },
      Binding(
        Key.digits(3), sign: "1-3",
        short: "batch, layer, instance", help: "batch, layer, instance"
      ) { figure, key throws(FigureFault) in
        guard let digit = key.digit else { return }
        figure.normalisation = Kind.allCases[digit - 1]
        try figure.settle()
      },
      .apart(), .table(), .play().quiet, .ends(), .speed,
    ]
  }

  private mutating func move(_ key: Key) {
    let row = step / placeCount + (key == .up ? -1 : key == .down ? 1 : 0)
    let column = step % placeCount + (key == .left ? -1 : key == .right ? 1 : 0)
    guard (0..<imageCount * channelCount).contains(row), (0..<placeCount).contains(column) else {
      return
    }
    step = row * placeCount + column
  }
}

/// What keeps a block from being normalised.
package enum NormsFault: FaultOfKind, Hashable {
  /// A block that is none, or too large.
  case unreadableBlock

  package var description: String {
    "the block cannot be shown. Write up to 4 images of up to 4 channels with up to 8 places, all alike: "
      + "[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]."
  }

  package var clues: [FenceClue] { ["block"] }
}
