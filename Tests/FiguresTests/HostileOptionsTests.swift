import CNNEngine
import Canvas
import ContentFormat
import Figures
import Testing

/// Options of `animate` with values of every bad kind: a figure or a sentence, never a trap.
struct HostileOptionsTests {
  private static let texts = [
    "", " ", "0", "-1", "1", "2", "3", "8", "64", "65", "257", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "2147483648", "1e308", "-1e308", "nan", "inf",
    "0.4", "-999", "1000", "5x5", "0x0", "16x16", "17x17", "3x5x5", "4x16x16", "9999999999x2",
    "1x1",
    "1x13x13", "3x224x224", "1x2147483647x2147483647", "1,2;3", "1,2;3,4", "1|2", "1/2", "1|2/3|4",
    "x", "3x", "3|3|3|3|3|3|3|3", "1,,2", "nan,1", "1e308,1e308,1e308", "2,0,-1,3", "٣", "🙂",
    "1;2;3",
    "/", "|", ";", "lenet5", "lenet", "conv 1@3x3", "conv 1@1000000x1000000", "relu", "fc 4",
    "fc 2147483647", "conv 9999999999@3x3", "conv 0@0x0", "maxpool 2 | maxpool 2 | maxpool 2",
    "conv 2@3x3 s0", "conv 2@3x3 d999999999", "convtranspose 2@3x3 s2 | conv 1@3x3", "| |", "C1",
    "layer1.0", "tanh", "he", "2/n", "1/0", "n^999", "sums", "both", "max", "convolution",
    "reflect",
    "shared", "neuron", "relu, x^2", "ln(x)", "x^999", "max(0,x), min(", "((((", "exp(exp(x))",
    "-4,4", "4,-4", "0,0", "-1e308,1e308", "0,1e-300",
  ]

  @Test(arguments: FigureCatalogue.course.guides.filter { $0.kind.lesson == nil })
  func `hostile options give a figure or a sentence`(guide: FigureGuide) {
    var random = RandomSource(seed: 1)
    var sentences = 0
    for _ in 0..<80 {
      let typed = guide.options.compactMap { entry -> (name: String, text: String)? in
        guard Int.random(in: 0..<3, using: &random) == 0 else { return nil }
        return Self.texts.randomElement(using: &random).map { (entry.option, $0) }
      }
      do throws(FigureFault) {
        let part = try FigureCatalogue.course.open(FigureRequest(guide.kind.name, typed: typed))
        #expect(part.plainText(isUnicode: false, isOnPage: true).count > 10)
        let grid = part.draw(width: 40, room: 10, capabilities: Capabilities(), hasFocus: true)
        #expect(grid.size.width == 40)
      } catch {
        sentences += 1
        let first = error.sentence.first
        #expect(
          first?.isUppercase == true || first?.isNumber == true || first == "\"",
          "\(error.sentence)")
        #expect(".?)".contains(error.sentence.last ?? " "), "\(error.sentence)")
      }
    }
    #expect(sentences > 0)
  }
}
