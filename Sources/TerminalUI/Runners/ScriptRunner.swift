package import Canvas

/// Runs a stack of screens by a script, without a terminal, and prints the frames that it asks for.
package struct ScriptRunner {
  private var size: Size
  private let capabilities: Capabilities
  private let print: (String) throws -> Void

  /// A screen of a size; frames go to `print`, row by row.
  package init(size: Size, capabilities: Capabilities, print: @escaping (String) throws -> Void) {
    self.size = size
    self.capabilities = capabilities
    self.print = print
  }

  /// Runs to the end of the script, or until the student's keys have left the last screen.
  package mutating func run(_ script: Script, on stack: inout ScreenStack) throws {
    var frameCount = 0
    for line in script.lines {
      guard !stack.isFinished else { return }
      stack.fit(size: size, capabilities: capabilities)
      switch line {
      case .key(let key): stack.press(key)
      case .text(let text): for character in text { stack.press(.character(character)) }
      case .paste(let text): stack.press(.paste(text))
      case .tick(let count): for _ in 0..<count { stack.tickOrStep() }
      case .size(let size): self.size = size
      case .frame:
        frameCount += 1
        let grid = stack.draw(size: size, capabilities: capabilities)
        try print("--- frame \(frameCount) \(size.width)x\(size.height) ---")
        for row in grid.rows { try print(row) }
      }
    }
  }
}
