package import Canvas
package import Tutor

/// The dashboard of a training run: what `train-live` shows.
package struct TrainingScreen: Screen {
  package typealias Message = TrainingState.Message

  private(set) var state: TrainingState

  /// Before the first step.
  package init(plan: TrainingPlan) {
    state = TrainingState(plan: plan)
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    state.handle(message)
  }

  package func message(for event: OutsideEvent) -> Message? {
    switch event {
    case .training(let report): .report(report)
    case .progress, .experiment: nil
    }
  }

  package func message(for key: Key) -> Message? {
    if state.pendingExit != nil { return answer(for: key) }
    switch key {
    case .character(" "): return state.phase.canPause ? .pauseOrContinue : nil
    case .tab: return state.outcome != nil ? .showNextView : nil
    case .right, .pageDown: return isShowingDigits ? .scrollDigits(Self.digitsPerPage) : nil
    case .left, .pageUp: return isShowingDigits ? .scrollDigits(-Self.digitsPerPage) : nil
    case .character("m"): return isShowingDigits ? .toggleMisses : nil
    case .escape: return .leave(.back)
    case .function(10): return .leave(.quit)
    default: return nil
    }
  }

  /// While the question stands, only its answers mean something.
  private func answer(for key: Key) -> Message? {
    switch key {
    case .character("y"), .enter: .answer(isYes: true)
    case .character("n"), .escape: .answer(isYes: false)
    default: nil
    }
  }

  private var isShowingDigits: Bool { state.view == .digits }

  /// What the smallest screen with a picture shows at once on 80x24.
  private static let digitsPerPage = 10

  package var allKeys: [FooterKey] {
    [
      FooterKey("space", "pause the run, or let it go on"),
      FooterKey("tab", "loss, digits, confusion matrix (after the last epoch)"),
      FooterKey("←→", "more digits"),
      FooterKey("m", "misses only, or all digits"),
      FooterKey("y n", "answers to the question whether to leave"),
    ]
  }

  private var footerKeys: [FooterKey] {
    if state.pendingExit != nil { return [FooterKey("y", "leave"), FooterKey("n", "stay")] }
    var keys: [FooterKey] = []
    switch state.phase {
    case .running: keys.append(FooterKey("space", "pause"))
    case .paused: keys.append(FooterKey("space", "continue"))
    case .finished: keys.append(FooterKey("tab", state.nextViewName))
    case .preparing, .diverged, .failed: break
    }
    if isShowingDigits {
      keys.append(FooterKey("←→", "more"))
      keys.append(FooterKey("m", state.showsMissesOnly ? "all digits" : "misses only"))
    }
    return keys + [FooterKey("esc", "back"), FooterKey("?", "keys")]
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let left = StyledText(state.headerWords(width: size.width), .heading)
    grid.drawHeader(
      left.fitted(to: capabilities), right: StyledText("seed \(state.plan.seed)", .quiet))
    switch state.view {
    case .loss: TrainingLossView(state).draw(on: &grid, capabilities: capabilities)
    case .digits: TrainingDigitsView(state).draw(on: &grid, capabilities: capabilities)
    case .confusion: TrainingConfusionView(state).draw(on: &grid, capabilities: capabilities)
    }
    grid.drawFooter(footerKeys, isUnicode: capabilities.isUnicode)
    return grid
  }

  package func plainText() -> String { state.plainSummary }
}

extension TrainingState.Phase {
  fileprivate var canPause: Bool { self == .running || self == .paused }
}

extension TrainingState {
  fileprivate var nextViewName: String {
    switch view {
    case .loss: "digits"
    case .digits: "confusion matrix"
    case .confusion: "loss"
    }
  }
}
