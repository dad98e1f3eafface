import Canvas
import Figures
import Testing

/// Numbers that are taken apart, and cells that figures name.
struct ApartTests {
  private func rows(_ part: any FigurePart, _ width: Int = 80) -> [String] {
    part.draw(
      width: width, room: part.height(width: width), capabilities: Capabilities(), hasFocus: true
    ).rows
  }

  /// On a page a figure has as many rows as it asks for.
  @Test(arguments: ["conv1d", "conv2d", "pool2d", "norms", "matrix", "dead-relu", "descent"])
  func `a number that is taken apart covers no row of the figure`(name: String) throws {
    var part = try typed(name)
    let before = rows(part)
    _ = part.press(.enter)
    let apart = rows(part)
    // The last lines may be words.
    for row in before.dropFirst().dropLast(2) where !row.isEmpty {
      #expect(apart.contains(row), "\(row)")
    }
    #expect(apart.contains { $0.contains("from ") })
    #expect(apart.count > before.count)
  }

  @Test func `of a picture the formula has two indices`() throws {
    var picture = try typed("conv2d")
    _ = picture.press(.enter)
    #expect(
      rows(picture, 100).contains {
        $0.contains("y[0,0]: sum over taps of x[i·s + a·d - P, j·s + b·d - P] · w[a,b]")
      })
    var row = try typed("conv1d")
    _ = row.press(.enter)
    #expect(rows(row).contains { $0.contains("y[0]: sum over taps of x[n·s + m·d - P] · w[m]") })
  }

  /// By hand: with s = 2 and K = 3 the output n is reached by x[i] where n - 2i is 0, 1 or 2.
  @Test func `a transposed convolution names the inputs that reach an output, and no others`()
    throws
  {
    let text = try typed(
      "conv-transpose1d", ["input": "4,5,6", "kernel": "1,2,3", "stride": "2"]
    ).plainText(isUnicode: true, isOnPage: false)
    let reads = text.split(separator: "\n").compactMap { line -> String? in
      guard line.contains("y["), let start = line.firstIndex(of: "x") else { return nil }
      return String(line[start...].prefix { $0 != "]" }) + "]"
    }
    #expect(reads == ["x[0]", "x[0]", "x[0 and 1]", "x[1]", "x[1 and 2]", "x[2]", "x[2]"])
  }

  /// A depthwise convolution: 4 filters of one slice each, 4·1·3·3 weights and 4 biases.
  @Test func `a block has groups`() throws {
    let text = try typed(
      "volume", ["input": "4x8x8", "filters": "4", "kernel": "3", "groups": "4"]
    ).plainText(isUnicode: true, isOnPage: false)
    #expect(text.contains("groups 4") || text.contains("g = 4"))
    #expect(text.contains("1 of 3x3"))
    #expect(text.contains("= 40"))
    let fault = #expect(throws: FigureFault.self) {
      try typed("volume", ["input": "3x8x8", "filters": "4", "groups": "2"])
    }
    #expect(fault?.sentence.contains("group") == true)
  }

  @Test func `wires can do with few rows, and none of the three wirings is cut`() throws {
    let wires = try typed("wires")
    let least = wires.leastHeight(width: 80)
    #expect(least < wires.height(width: 80))
    let rows = wires.draw(width: 80, room: least, capabilities: Capabilities(), hasFocus: true).rows
    #expect(rows.count { $0.hasSuffix(" learned") } == 3, "\(rows)")
    #expect(rows.contains { $0.hasSuffix("y5") })
  }
}
