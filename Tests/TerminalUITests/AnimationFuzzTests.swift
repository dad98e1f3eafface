import TerminalUI
import Testing
import Tutor

/// Keys in any order must never break a figure.
struct AnimationFuzzTests {
  @Test(arguments: [
    ("conv1d", AnimationSample.flip), ("conv2d", AnimationSample.conv2d + "predict: true"),
    ("pool1d", AnimationSample.line + "predict: true"),
    ("pool2d", AnimationSample.picture + "predict: true"),
    ("conv-transpose1d", AnimationSample.conv1d + "predict: true"),
    ("conv-transpose2d", AnimationSample.conv2d + "predict: true"),
  ])
  func `any keys leave a figure that can be drawn`(name: String, body: String) throws {
    expectDrawable(
      try AnimationSample.screen(name, body), signs: " e+x-umtpgbcfr,.0123456789", presses: 1500)
  }
}
