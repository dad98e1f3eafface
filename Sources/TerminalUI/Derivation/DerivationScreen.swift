package import Canvas
package import Tutor

/// A derivation alone on the screen, as `cnn-tutor animate derive` opens it.
package struct DerivationScreen: Screen {
  package typealias Message = DerivationState.Message

  package private(set) var state: DerivationState

  package init(_ state: DerivationState) {
    self.state = state
  }

  package mutating func handle(_ message: Message) -> [Effect] { state.handle(message) }

  package func message(for key: Key) -> Message? { DerivationKeys.message(for: key, state) }

  package var isTextEntry: Bool { state.isTyping }

  package var allKeys: [FooterKey] { DerivationKeys.all }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    Grid(
      figure: "derive", origin: nil, footer: DerivationKeys.footer(for: state), size: size,
      capabilities
    ) { room in
      DerivationDrawing(state: state, capabilities: capabilities)
        .draw(width: size.width, room: room)
    }
  }

  package func plainText() -> String {
    DerivationDrawing(
      state: state, capabilities: Capabilities(colorCount: 0, hasMotion: false)
    ).plainText
  }
}
