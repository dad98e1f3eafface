internal import CNNEngine
internal import DataSets
internal import Foundation
internal import Tutor

extension TrainingRun {
  /// One test image on its way through the layers; nil where it does not fit the network.
  func layers(ofTestImage number: Int) -> LayerPictures? {
    pictures(of: data.test, at: number % max(1, data.test.count))
  }

  /// A drawn digit of 28x28, centred and scaled as MNIST is; nil when it is blank, or does not fit the network.
  func layers(ofDrawing pixels: [Float]) -> LayerPictures? {
    let drawing = GreyImage(width: CentredDigit.side, height: CentredDigit.side, pixels: pixels)
    let shape = trainer.configuration.architecture.input
    guard shape.rank == 3, shape[0] == 1, shape[1] == shape[2], shape[1] >= CentredDigit.side,
      let digit = CentredDigit(drawing)
    else { return nil }
    return pictures(of: OneImage(pixels: digit.padded(to: shape[2]), imageShape: shape), at: 0)
  }

  private func pictures(of source: any ImageSource, at index: Int) -> LayerPictures? {
    guard let activations = try? trainer.activations(ofImage: index, in: source),
      let placed = try? trainer.configuration.architecture.placedLayers()
    else { return nil }
    let layers = placed.compactMap { layer in
      activations[layer.name].flatMap { LayerPictures.Layer(name: layer.name, $0) }
    }
    let logits = placed.last.flatMap { activations[$0.name]?.elements } ?? []
    let probabilities = softmax(logits)
    let answer = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
    let image = TestDigit(
      index: index, label: source.label(at: index), prediction: answer,
      side: source.imageShape[2], pixels: source.image(at: index))
    return LayerPictures(image: image, layers: layers, probabilities: probabilities)
  }
}

/// A picture that is nobody's test image; its label means nothing.
private struct OneImage: ImageSource {
  let name = "drawn"
  let count = 1
  let classCount = 10
  let pixels: [Float]
  let imageShape: Shape

  func label(at index: Int) -> Int { 0 }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    _ = pixels.update(fromContentsOf: self.pixels)
  }
}

/// Logits as probabilities.
func softmax(_ logits: [Double]) -> [Double] {
  let largest = logits.max() ?? 0
  let powers = logits.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

extension LayerPictures.Layer {
  /// Feature maps `[C, H, W]`, at most 16 of them; nil for a list, which is no picture.
  fileprivate init?(name: String, _ output: Tensor) {
    guard output.shape.rank == 3, output.shape[1] > 1 else { return nil }
    let size = output.shape[1] * output.shape[2]
    let largest = output.elements.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? 1 / largest : 0
    let maps = (0..<min(Self.mapLimit, output.shape[0])).map { channel in
      output.elements[channel * size..<(channel + 1) * size].map { max(0, $0) * scale }
    }
    self.init(name: name, width: output.shape[2], height: output.shape[1], maps: maps)
  }

  private static let mapLimit = 16
}
