package import CNNEngine

/// What a run reports to its dashboard.
package enum TrainingReport: Sendable {
  /// What the run did since the last report, in order.
  case events([TrainingEvent], elapsedMilliseconds: Int?)
  /// The kernels of the first convolution as they are now.
  case kernels([KernelPicture])
  /// Some test images with what the network made of them: the first ones, and misses.
  case digits([TestDigit])
  /// How strong each layer's output and gradient are now.
  case signals([LayerSignal])
  /// What one step did to each parameter.
  case parameters([ParameterStep])
  /// The run is back at an earlier step.
  case wentBack(step: Int)
  /// What the layers make of one test image.
  case layers(LayerPictures)
  /// What the network makes of the drawn digit.
  case drawn(LayerPictures)
  /// Something was done that was asked for, or could not be: a sentence.
  case note(String)
}

/// The settings of a run, as the dashboard names them.
package struct TrainingPlan: Hashable, Sendable {
  /// Such as `lenet5`.
  package var experiment: String
  /// What the data calls itself: `mnist`, `generated`.
  package var dataName: String
  package var epochCount: Int
  package var batchSize: Int
  package var learningRate: Double
  package var seed: UInt64

  package init(
    experiment: String, dataName: String, epochCount: Int, batchSize: Int, learningRate: Double,
    seed: UInt64
  ) {
    self.experiment = experiment
    self.dataName = dataName
    self.epochCount = epochCount
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.seed = seed
  }
}

/// One test image and the feature maps of each layer for it.
package struct LayerPictures: Hashable, Sendable {
  /// The maps of a layer, each scaled by the largest of all.
  package struct Layer: Hashable, Sendable {
    package var name: String
    package var width: Int
    package var height: Int
    /// Row by row, 0 to 1.
    package var maps: [[Double]]

    package init(name: String, width: Int, height: Int, maps: [[Double]]) {
      self.name = name
      self.width = width
      self.height = height
      self.maps = maps
    }
  }

  package var image: TestDigit
  package var layers: [Layer]
  /// Of each class, summing to 1.
  package var probabilities: [Double]

  package init(image: TestDigit, layers: [Layer], probabilities: [Double]) {
    self.image = image
    self.layers = layers
    self.probabilities = probabilities
  }
}

/// The weights of one filter over one input channel.
package struct KernelPicture: Hashable, Sendable {
  package var width: Int
  package var height: Int
  /// Row by row.
  package var weights: [Double]

  package init(width: Int, height: Int, weights: [Double]) {
    self.width = width
    self.height = height
    self.weights = weights
  }
}

/// An image of the test set, its class and the class that the network gave it.
package struct TestDigit: Hashable, Sendable {
  /// Place in the test set, from 0.
  package var index: Int
  package var label: Int
  package var prediction: Int
  /// Pixels in a row and rows.
  package var side: Int
  /// Row by row, 0 black to 1 white.
  package var pixels: [Float]
  /// Its cross-entropy in nats: how surely it was read, or missed; nil where it was not kept.
  package var loss: Double?

  package init(
    index: Int, label: Int, prediction: Int, side: Int, pixels: [Float], loss: Double? = nil
  ) {
    self.loss = loss
    self.index = index
    self.label = label
    self.prediction = prediction
    self.side = side
    self.pixels = pixels
  }

  package var isMiss: Bool { label != prediction }
}
