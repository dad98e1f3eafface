/// Everything that decides how a run goes; the defaults are those of the course.
public struct TrainingConfiguration: Hashable, Sendable {
  /// The network to train; its output has one element a class, before softmax.
  public var architecture: Architecture
  /// How weights are drawn; nil takes `Initialiser.fitting(architecture)`.
  public var initialiser: Initialiser?
  /// How weights follow their gradients, with the learning rate.
  public var rule: Optimiser.Rule
  /// Images a step.
  public var batchSize: Int
  /// Passes over the training images.
  public var epochCount: Int
  /// The last step, wherever it falls in an epoch; nil goes to the end of the last epoch.
  public var stepLimit: Int?
  /// Weights, shuffles and dropout come from it.
  public var seed: UInt64
  /// Threads, the caller's included; nil takes all cores.
  public var threadCount: Int?
  /// Whether the images come in a new order in each epoch.
  public var isShuffled: Bool
  /// Whether the learning rate falls in a straight line, from its value in the first step almost to 0 in the last.
  public var isRateFalling: Bool
  /// Whether the run ends with the weights of the epoch whose validation loss was lowest.
  public var keepsBestEpoch: Bool
  /// Whether each step reports the norm of its gradient, which costs a little.
  public var measuresGradientNorm: Bool
  /// Steps from one look at the silent filters to the next; nil looks at the ends of epochs only.
  public var silenceInterval: Int?

  /// Validation images that are looked at for silent filters.
  public static let silenceImageCount = 128

  /// Takes the defaults of the course where nothing else is given.
  public init(
    architecture: Architecture, initialiser: Initialiser? = nil,
    rule: Optimiser.Rule = .sgd(rate: 0.1), batchSize: Int = 64, epochCount: Int = 20,
    stepLimit: Int? = nil, seed: UInt64 = 1, threadCount: Int? = nil, isShuffled: Bool = true,
    isRateFalling: Bool = false, keepsBestEpoch: Bool = false, measuresGradientNorm: Bool = false,
    silenceInterval: Int? = nil
  ) {
    self.architecture = architecture
    self.initialiser = initialiser
    self.rule = rule
    self.batchSize = batchSize
    self.epochCount = epochCount
    self.stepLimit = stepLimit
    self.seed = seed
    self.threadCount = threadCount
    self.isShuffled = isShuffled
    self.isRateFalling = isRateFalling
    self.keepsBestEpoch = keepsBestEpoch
    self.measuresGradientNorm = measuresGradientNorm
    self.silenceInterval = silenceInterval
  }
}

extension Optimiser.Rule {
  /// The learning rate.
  public var rate: Double {
    get {
      switch self {
      case .sgd(let rate, _, _, _), .adam(let rate, _, _, _, _): rate
      }
    }
    set {
      switch self {
      case .sgd(_, let momentum, let weightDecay, let isNesterov):
        self = .sgd(
          rate: newValue, momentum: momentum, weightDecay: weightDecay, isNesterov: isNesterov)
      case .adam(_, let beta1, let beta2, let epsilon, let weightDecay):
        self = .adam(
          rate: newValue, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay)
      }
    }
  }
}

extension Initialiser {
  /// Xavier where a tanh or sigmoid stands between the layers, He elsewhere.
  public static func fitting(_ architecture: Architecture) -> Initialiser {
    let saturates = architecture.layers.contains {
      $0.layer.contains {
        if case .activation(let activation) = $0 { activation.saturates } else { false }
      }
    }
    return saturates ? .xavier() : .he()
  }
}

extension Activation {
  /// Whether it has flat ends.
  fileprivate var saturates: Bool {
    switch self {
    case .tanh, .sigmoid: true
    case .relu, .leakyRelu, .softmax, .logSoftmax: false
    }
  }
}
