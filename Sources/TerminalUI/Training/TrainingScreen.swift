package import Canvas
package import Tutor

/// The dashboard of a training run: what `train-live` shows while a run goes.
package struct TrainingScreen: Screen {
  package typealias Message = TrainingState.Message

  private(set) var state: TrainingState

  /// How large it is drawn; the mouse needs it.
  private(set) var size: Size

  package init(_ state: TrainingState, size: Size = Size(width: 80, height: 24)) {
    self.state = state
    self.size = size
  }

  package mutating func fit(size: Size, capabilities: Capabilities) { self.size = size }

  package mutating func handle(_ message: Message) -> [Effect] {
    state.handle(message)
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let right = state.place.words(seed: state.plan.seed)
    let left = StyledText(state.headerWords(width: size.width - right.cellWidth - 4), .heading)
    grid.drawHeader(left.fitted(to: capabilities), right: StyledText(right, .quiet))
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
