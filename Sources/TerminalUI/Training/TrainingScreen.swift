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
    case .progress, .experiment, .written: nil
    }
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let left = StyledText(state.headerWords(width: size.width), .heading)
    grid.drawHeader(
      left.fitted(to: capabilities), right: StyledText("seed \(state.plan.seed)", .quiet))
    switch state.view {
    case .loss: TrainingLossView(state).draw(on: &grid, capabilities: capabilities)
    case .curves: TrainingCurvesView(state).draw(on: &grid, capabilities: capabilities)
    case .layers: TrainingLayersView(state).draw(on: &grid, capabilities: capabilities)
    case .pad: TrainingPadView(state).draw(on: &grid, capabilities: capabilities)
    case .digits: TrainingDigitsView(state).draw(on: &grid, capabilities: capabilities)
    case .confusion: TrainingConfusionView(state).draw(on: &grid, capabilities: capabilities)
    }
    grid.drawFooter(footerKeys, isUnicode: capabilities.isUnicode)
    return grid
  }

  package func plainText() -> String { state.plainSummary }
}
