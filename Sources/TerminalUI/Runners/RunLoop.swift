internal import Canvas

/// The main loop: waits, hands what happened to the screens, and draws what changed.
package struct RunLoop: ~Copyable {
  /// Why the loop ended.
  package enum End: Hashable, Sendable {
    case quit
    case signal(Int32)
    case endOfInput
  }

  private var stack: ScreenStack
  private let mailbox: Mailbox
  private var needsDrawing = true
  private var tickDeadline: Int?
  private var drawDeadline: Int?
  private var lastDrawn: Int?
  private var lastKey: Int?

  /// Reports of a training run are drawn at most this often: 20 frames a second.
  private static let frameMilliseconds = 50

  /// Screens, and the box where tasks leave events for them.
  package init(_ stack: ScreenStack, mailbox: Mailbox) {
    self.stack = stack
    self.mailbox = mailbox
  }

  /// Runs until the student leaves, a signal comes or the terminal is gone.
  package mutating func run<Device: TerminalDevice & ~Copyable>(on device: inout Device) -> End {
    while !stack.isFinished {
      drawIfNeeded(on: &device)
      let now = device.nowMilliseconds
      setTickDeadline(now: now, hasMotion: device.capabilities.hasMotion)
      let deadline = [tickDeadline, drawDeadline].compactMap(\.self).min()
      let event = device.nextEvent(timeoutMilliseconds: deadline.map { max(0, $0 - now) })
      if let end = handle(event, on: &device) {
        stack.leave()
        return end
      }
      passTime(now: device.nowMilliseconds)
    }
    return .quit
  }

  private mutating func handle<Device: TerminalDevice & ~Copyable>(
    _ event: TerminalEvent, on device: inout Device
  ) -> End? {
    switch event {
    case .key(let key):
      let now = device.nowMilliseconds
      if stack.press(key, after: now - (lastKey ?? 0)) { needsDrawing = true }
      lastKey = now
    case .resized:
      needsDrawing = true
    case .suspensionAsked:
      device.suspend()
      needsDrawing = true
    case .woken:
      collectMail(now: device.nowMilliseconds)
    case .timedOut:
      break
    case .signal(let number):
      return .signal(number)
    case .endOfInput:
      return .endOfInput
    }
    return nil
  }

  /// Hands the mail out at once and draws when a frame is due, so that keys never wait for reports.
  private mutating func collectMail(now: Int) {
    for event in mailbox.takeAll() { stack.receive(event) }
    let due = (lastDrawn ?? 0) + Self.frameMilliseconds
    if lastDrawn == nil || now >= due { needsDrawing = true } else { drawDeadline = due }
  }

  private mutating func setTickDeadline(now: Int, hasMotion: Bool) {
    guard hasMotion || stack.isTimed, let interval = stack.tickIntervalMilliseconds else {
      tickDeadline = nil
      return
    }
    if tickDeadline.map({ $0 > now + interval }) ?? true { tickDeadline = now + interval }
  }

  private mutating func passTime(now: Int) {
    if let deadline = tickDeadline, now >= deadline {
      tickDeadline = nil
      stack.tick()
      needsDrawing = true
    }
    if let deadline = drawDeadline, now >= deadline { needsDrawing = true }
  }

  private mutating func drawIfNeeded<Device: TerminalDevice & ~Copyable>(on device: inout Device) {
    guard needsDrawing else { return }
    stack.fit(size: device.size, capabilities: device.capabilities)
    device.show(stack.draw(size: device.size, capabilities: device.capabilities))
    needsDrawing = false
    drawDeadline = nil
    lastDrawn = device.nowMilliseconds
  }
}
