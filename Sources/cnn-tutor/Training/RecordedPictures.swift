internal import Checked
internal import CNNEngine
internal import Canvas
internal import Course
internal import DataSets
internal import Figures
internal import TerminalUI
internal import Tutor

/// What a finished run shows in a lesson: a digit on its way, what the kernels answer to, misses and who is nearest.
extension TrainingRun {
  func pictures(of result: TrainingResult, origin: String) -> PictureSheet {
    let read = result.labels.indices.filter { result.labels[$0] == result.predictions[$0] }
    // A 7 has a bar, a slope and no curve: easy to follow through the maps.
    let shown = read.first { result.labels[$0] == 7 } ?? read.first ?? 0
    let groups =
      [sample(result)] + walk(ofTestImage: shown) + [kernels(onTestImage: shown)]
      + [misses(of: result)]
    return PictureSheet(origin: origin, groups: groups.filter { !$0.items.isEmpty })
  }

  private func item(
    _ caption: String, _ pixels: [Float], side: Int, isWrong: Bool = false
  ) -> PictureSheet.Item {
    // The padding of a network's input says nothing.
    let border = max(0, (side - CentredDigit.side) / 2)
    let inner = side - 2 * border
    let values = (0..<inner * inner).map { place in
      Double(pixels[(place / inner + border) * side + place % inner + border])
    }
    return PictureSheet.Item(
      caption: caption, isWrong: isWrong, width: inner, height: inner, values: values)
  }

  /// Half as wide and high, four pixels to one: five stand beside each other in 80 columns.
  private func thumbnail(
    _ caption: String, _ pixels: [Float], side: Int, isWrong: Bool = false
  ) -> PictureSheet.Item {
    let small = Picture(thumbnailOf: pixels, side: side)
    return PictureSheet.Item(
      caption: caption, isWrong: isWrong, width: small.width, height: small.height,
      values: small.values)
  }

  /// The first test images with what the network says of them.
  private func sample(_ result: TrainingResult) -> PictureSheet.Group {
    let side = data.test.imageShape[2]
    let items = (0..<min(Self.sampleCount, data.test.count)).map { index in
      let (label, said) = (result.labels[index], result.predictions[index])
      return thumbnail(
        label == said ? "\(label)" : "\(label), read as \(said)", data.test.image(at: index),
        side: side, isWrong: label != said)
    }
    return PictureSheet.Group("first test digits", items)
  }

  private func walk(ofTestImage index: Int) -> [PictureSheet.Group] {
    guard let walk = layers(ofTestImage: index) else { return [] }
    let image = walk.image
    let digit = item("a \(image.label), as it comes in", image.pixels, side: image.side)
    let names = Set(walk.layers.map(\.name))
    let maps = walk.layers.filter { !names.contains($0.name + Self.bent) }.map { layer in
      PictureSheet.Group(
        layer.name.hasSuffix(Self.bent) ? String(layer.name.dropLast(Self.bent.count)) : layer.name,
        layer.maps.enumerated().map { number, map in
          PictureSheet.Item(
            caption: "map \(number + 1)", width: layer.width, height: layer.height, values: map)
        })
    }
    let largest = ((walk.probabilities.max() ?? 0) * 100).rounded().clampedInt
    let answers = PictureSheet.Item(
      caption: "\(image.prediction): \(largest) %", width: walk.probabilities.count, height: 1,
      values: walk.probabilities)
    return [PictureSheet.Group("the digit", [digit])] + maps
      + [PictureSheet.Group("answers 0 to 9", [answers])]
  }

  /// Each kernel of the first convolution, and the window of the digit that it answers most.
  private func kernels(onTestImage index: Int) -> PictureSheet.Group {
    let activations = (try? trainer.activations(ofImage: index, in: data.test)) ?? [:]
    let image = data.test.image(at: index)
    let side = data.test.imageShape[2]
    let first = try? trainer.configuration.architecture.placedLayers().first
    var items: [PictureSheet.Item] = []
    for (number, kernel) in kernels.enumerated() {
      let largest = kernel.weights.reduce(0) { max($0, abs($1)) }
      items.append(
        PictureSheet.Item(
          caption: "kernel \(number + 1)", isSigned: true, width: kernel.width,
          height: kernel.height,
          values: kernel.weights.map { largest > 0 ? $0 / largest : 0 }))
      guard let output = first.flatMap({ activations[$0.name] }), output.shape.rank == 3 else {
        continue
      }
      let (rows, columns) = (output.shape[1], output.shape[2])
      let map = output.elements[number * rows * columns..<(number + 1) * rows * columns]
      guard let best = map.indices.max(by: { map[$0] < map[$1] }) else { continue }
      let place = best - map.startIndex
      let (row, column) = (place / columns, place % columns)
      guard row + kernel.height <= side, column + kernel.width <= side else { continue }
      let window = (0..<kernel.width * kernel.height).map { cell in
        Double(image[(row + cell / kernel.width) * side + column + cell % kernel.width])
      }
      items.append(
        PictureSheet.Item(
          caption: "at \(row),\(column)", width: kernel.width, height: kernel.height,
          values: window))
    }
    return PictureSheet.Group("kernels of the first layer", items)
  }

  /// Misses, each with the training digit whose pixels are nearest.
  private func misses(of result: TrainingResult) -> PictureSheet.Group {
    let side = data.test.imageShape[2]
    var items: [PictureSheet.Item] = []
    let missed = result.labels.indices.filter { result.labels[$0] != result.predictions[$0] }
    for index in missed.prefix(Self.missCount) {
      let image = data.test.image(at: index)
      let (nearest, distance) = nearestTrainingImage(to: image)
      items.append(
        thumbnail(
          "\(result.labels[index]), read as \(result.predictions[index])", image, side: side,
          isWrong: true))
      items.append(
        thumbnail(
          "a \(data.training.label(at: nearest)), at \(oneDecimal(distance))",
          data.training.image(at: nearest), side: side))
    }
    return PictureSheet.Group("misses and who is nearest", items)
  }

  /// By the root of the summed squared differences of the pixels, 0 to 1 each.
  private func nearestTrainingImage(to image: [Float]) -> (index: Int, distance: Float) {
    var best = (index: 0, distance: Float.infinity)
    for index in 0..<data.training.count {
      let other = data.training.image(at: index)
      let squares = zip(image, other).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      if squares < best.distance { best = (index, squares) }
    }
    return (best.index, best.distance.squareRoot())
  }

  private func oneDecimal(_ number: Float) -> String {
    let tenths = (number * 10).rounded().clampedInt
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A layer's name with its ReLU behind it.
  private static let bent = ".relu"
  private static let sampleCount = 20
  private static let missCount = 6
}
