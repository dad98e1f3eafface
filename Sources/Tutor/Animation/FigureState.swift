package import Course

/// Any figure: what is shown differs, the messages that move it are the same.
package enum FigureState: StateMachine {
  package typealias Message = AnimationState.Message

  case sliding(AnimationState)
  case receptiveField(ReceptiveFieldState)
  case matrix(MatrixState)
  case backprop(BackpropState)
  case descent(DescentState)
  case plot(PlotState)
  case network(NetworkState)

  /// The figure at its first step.
  package init(_ spec: FigureSpec) throws(AnimationProblem) {
    switch spec {
    case .sliding(let spec): self = .sliding(try AnimationState(spec))
    case .receptiveField(let spec): self = .receptiveField(ReceptiveFieldState(spec))
    case .matrix(let spec): self = .matrix(MatrixState(spec))
    case .backprop(let spec): self = .backprop(try BackpropState(spec))
    case .descent(let spec): self = .descent(try DescentState(spec))
    case .plot(let spec): self = .plot(PlotState(spec))
    case .network(let spec): self = .network(NetworkState(spec))
    }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch self {
    case .sliding(var state):
      let effects = state.handle(message)
      self = .sliding(state)
      return effects
    case .receptiveField(var state):
      let effects = state.handle(message)
      self = .receptiveField(state)
      return effects
    case .matrix(var state):
      let effects = state.handle(message)
      self = .matrix(state)
      return effects
    case .backprop(var state):
      let effects = state.handle(message)
      self = .backprop(state)
      return effects
    case .descent(var state):
      let effects = state.handle(message)
      self = .descent(state)
      return effects
    case .plot(var state):
      let effects = state.handle(message)
      self = .plot(state)
      return effects
    case .network(var state):
      let effects = state.handle(message)
      self = .network(state)
      return effects
    }
  }

  /// The word behind `animate`.
  package var name: String {
    switch self {
    case .sliding(let state): state.settings.operation.rawValue
    case .receptiveField: FigureSpec.receptiveFieldName
    case .matrix: FigureSpec.matrixName
    case .backprop: FigureSpec.backpropName
    case .descent: FigureSpec.descentName
    case .plot: FigureSpec.plotName
    case .network: FigureSpec.networkName
    }
  }

  /// Where it stands and whether it moves.
  package var playback: AnimationPlayback {
    switch self {
    case .sliding(let state): state.playback
    case .receptiveField(let state): state.playback
    case .matrix(let state): state.playback
    case .backprop(let state): state.playback
    case .descent(let state): state.playback
    case .plot(let state): state.playback
    case .network(let state): state.playback
    }
  }

  /// Number of steps.
  package var frameCount: Int {
    switch self {
    case .sliding(let state): state.frameCount
    case .receptiveField(let state): state.frameCount
    case .matrix(let state): state.frameCount
    case .backprop(let state): state.frameCount
    case .descent(let state): state.frameCount
    case .plot(let state): state.frameCount
    case .network(let state): state.frameCount
    }
  }
}
