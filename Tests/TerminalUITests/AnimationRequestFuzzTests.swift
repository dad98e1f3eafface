import CNNEngine
import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

/// What `cnn-tutor animate --plain` is asked for, with values of every bad kind: a table or a sentence, never a trap.
struct AnimationRequestFuzzTests {
  private static let texts = [
    "", " ", "0", "-1", "1", "3", "8", "64", "65", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "1e308", "nan", "inf", "5x5", "0x0", "16x16", "17x17", "3x5x5",
    "4x16x16", "9999999999x2", "1x1", "1,2;3", "1,2;3,4", "1|2", "1/2", "1|2/3|4", "x", "3x",
    "3 | 3",
    "3|3|3|3|3|3|3|3", "1,,2", "nan,1", "1e308,1e308,1e308", "2,0,-1,3", "٣", "🙂", "1;2;3", "/",
    "|",
    ";",
  ]
  private static let wholes = [
    Int.min, Int.min + 1, -1, 0, 1, 2, 3, 4, 9, 10, 20, 257, 1 << 31, Int.max,
  ]
  private static let reals = [
    Double.nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 0.1, 0.4, 1,
    3, -999, 1000,
  ]
  private static let networks = [
    "lenet5", "", "resnet18", "lenet", "conv 1@3x3", "conv 1@1000000x1000000", "relu", "fc 4",
    "fc 2147483647", "conv 9999999999@3x3", "conv 0@0x0", "maxpool 2 | maxpool 2 | maxpool 2",
    "conv 2@3x3 s0", "conv 2@3x3 d999999999", "conv 2@3x3 p999999999", "conv 1@3 | conv 1@3 | fc 2",
    "convtranspose 2@3x3 s2 | conv 1@3x3", "| |", "conv",
  ]
  private static let inputs = [
    "1x7x7", "1x13x13", "3x224x224", "1x12", "0", "1x0x7", "5", "1x2147483647x2147483647",
  ]
  private static let words = [
    "", "relu", "tanh", "nothing", "he", "lecun", "2/n", "1/0", "n^999", "-1", "nan", "sums",
    "slopes",
    "both", "max", "average", "convolution", "replicate", "reflect", "circular", "zeros",
  ]
  private static let functions = [
    "", ",", "relu", "x^2, 1/x", "ln(x)", "x^999", "max(0,x), min(", "((((", "tanh'",
    "x, x, x, x, x",
    "exp(exp(x))", "y", "🙂",
  ]
  private static let ranges = ["", "-4,4", "4,-4", "0,0", "nan,1", "-1e308,1e308", "1", "0,1e-300"]

  private static func request(_ name: String, _ random: inout RandomSource) -> AnimationRequest {
    func draw<Value>(_ values: [Value]) -> Value? {
      Bool.random(using: &random) ? values.randomElement(using: &random) : nil
    }
    var request = AnimationRequest(operation: name)
    let isNetwork = ["receptive-field", FigureSpec.networkName].contains(name)
    request.input = draw(isNetwork ? inputs : texts)
    request.kernel = draw(texts)
    request.padding = draw(wholes) ?? 0
    request.stride = draw(wholes)
    request.dilation = draw(wholes) ?? 1
    request.mode = draw(words)
    request.paddingMode = draw(words)
    request.channels = draw(wholes)
    request.filters = draw(wholes)
    request.slopes = draw(texts)
    request.rate = draw(reals)
    request.batch = draw(wholes)
    request.seed = draw(wholes)
    request.network = draw(networks)
    request.layer = draw(["C1", "conv1", "nothing", "layer1.0"])
    request.place = draw(texts)
    request.functions = draw(functions)
    request.range = draw(ranges)
    request.variance.width = draw(wholes) ?? 3
    request.variance.depth = draw(wholes) ?? 3
    request.variance.activation = draw(words)
    request.variance.weights = draw(words)
    request.variance.show = draw(words)
    request.unit.weight = draw(reals)
    request.unit.bias = draw(reals)
    request.unit.target = draw(reals)
    request.unit.steps = draw(wholes)
    return request
  }

  @Test(arguments: FigureSpec.commandNames)
  func `hostile options give a table or a sentence`(name: String) {
    var random = RandomSource(seed: 1)
    var sentences = 0
    for _ in 0..<300 {
      let request = Self.request(name, &random)
      do throws(AnimationProblem) {
        let state = try FigureState(request.spec())
        #expect(state.plainText(isUnicode: false).count > 10)
        for size in [Size(width: 40, height: 12), Size(width: 200, height: 60)] {
          let grid = AnimationScreen(state).draw(size: size, capabilities: Capabilities())
          #expect(grid.size == size)
        }
      } catch {
        sentences += 1
        let words = error.description
        #expect(
          words.first?.isUppercase == true || words.first?.isNumber == true || words.first == "\"",
          "\(words)")
        #expect(".?)".contains(words.last ?? " "), "\(words)")
      }
    }
    #expect(sentences > 0)
  }
}
