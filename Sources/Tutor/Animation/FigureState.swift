internal import Canvas
internal import ContentFormat
package import Course
package import Figures

/// Any figure: what is shown differs, the messages that move it are the same.
package enum FigureState: StateMachine {
  package typealias Message = AnimationState.Message

  case derivation(DerivationState)
  case part(any FigurePart)

  /// The figure at its first step.
  package init(_ spec: FigureSpec) throws(AnimationProblem) {
    switch spec {
    case .request(let request):
      do throws(FigureFault) {
        self = .part(try FigureCatalogue.course.open(request))
      } catch {
        throw AnimationProblem(.inFigure(error.sentence, request.problem(error)))
      }
    }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch self {
    case .derivation(let state): pass(message, to: state, FigureState.derivation)
    case .part(let part): pass(message, to: part)
    }
  }

  /// Keys, steps and the pause when a page is turned.
  private mutating func pass(_ message: Message, to part: any FigurePart) -> [Effect] {
    var next = part
    var opened: FigureRequest?
    switch message {
    case .key(let key): opened = next.press(key)
    case .commit: opened = next.press(.enter)
    case .tick: next.tick()
    case .playOrPause: next.pause()
    default: break
    }
    self = .part(next)
    return opened.map { [.open(.trial(.request($0), from: "the layer table"))] } ?? []
  }

  /// Hands a message to one kind of figure, and keeps what becomes of it.
  private mutating func pass<State: StateMachine>(
    _ message: Message, to state: State, _ figure: (State) -> FigureState
  ) -> [Effect] where State.Message == Message {
    var next = state
    let effects = next.handle(message)
    self = figure(next)
    return effects
  }

  /// The word behind `animate`.
  package var name: String {
    switch self {
    case .derivation: FigureSpec.derivationName
    case .part(let part): part.name
    }
  }

  /// Where it stands and whether it moves.
  package var playback: AnimationPlayback {
    switch self {
    case .derivation: AnimationPlayback()
    case .part(let part): AnimationPlayback(part)
    }
  }

  /// Number of steps.
  package var frameCount: Int {
    switch self {
    case .derivation: 1
    case .part(let part): part.stepCount
    }
  }

  /// Whether letters typed now are text.
  package var isTextEntry: Bool {
    switch self {
    case .derivation(let state): state.isTyping
    case .part(let part): part.isTextEntry
    }
  }
}
