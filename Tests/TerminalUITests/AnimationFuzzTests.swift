import Course
import TerminalUI
import Testing
import Tutor

/// Keys in any order must never break a figure.
struct AnimationFuzzTests {
  @Test(arguments: AnimationSpec.Operation.allCases)
  func `any keys leave a figure that can be drawn`(operation: AnimationSpec.Operation) throws {
    var spec: AnimationSpec
    switch operation {
    case .conv1d: spec = AnimationSample.flip()
    case .conv2d: spec = AnimationSample.conv2d()
    case .pool1d, .pool2d: spec = AnimationSample.pool(operation)
    case .convTranspose1d, .convTranspose2d:
      spec = operation.isPicture ? AnimationSample.conv2d() : AnimationSample.conv1d()
      spec.operation = operation
    }
    spec.isPredicted = true
    expectDrawable(
      try AnimationSample.screen(spec), signs: " e+x-umtpgbcfr,.0123456789", presses: 1500)
  }
}
