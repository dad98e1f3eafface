import CNNEngine
import Testing

struct CatalogueTests {
  /// Totals of `architectures.jsonl`, made with PyTorch and checked with NumPy.
  @Test(arguments: [
    ("lenet5", 61_706), ("lenet5_course", 61_706), ("lenet5_1998", 60_000),
    ("alexnet_torchvision", 61_100_840), ("alexnet_paper_227_ungrouped", 62_378_344),
    ("alexnet_paper_227_grouped", 60_965_224), ("zfnet_paper", 62_357_608),
    ("zfnet_course", 107_627_624), ("vgg16", 138_357_544), ("vgg19", 143_667_240),
    ("googlenet_stem", 124_416), ("googlenet", 6_998_552), ("resnet18", 11_689_512),
    ("resnet34", 21_797_672), ("homework_base", 3_274_634), ("homework_eight_filters", 63_250),
    ("homework_small", 1_327_076), ("homework_p4", 963_438), ("homework_p5", 3_303_315),
    ("exercise_10_1", 348), ("five_layers", 105), ("random_1", 1872), ("random_3", 408),
    ("random_4", 1792),
    ("random_5", 4008), ("random_6", 1380),
  ])
  func `every network has its published number of parameters`(name: String, count: Int) throws {
    let architecture = try #require(Architecture.named(name))
    let summary = try NetworkSummary(of: architecture)
    #expect(summary.parameters == count)
    #expect(try architecture.parameterCount() == count)
    #expect(summary.weights + summary.biases == count)
  }

  /// By hand: 832 = 32 · 26, 18496 = 64 · 289, 941100 = 300 · 3137, 3010 = 10 · 301.
  ///
  /// Of the sum: 51264 = 64 · 801,
  /// 3212288 = 1024 · 3137 once for both halves, 38931 = 19 · 2049; 48 = 3 · 16 and 300 = 75 · 4; 25 four times and 5.
  @Test(arguments: [
    ("homework_p4", ["conv1": 832, "conv2": 18_496, "fc1": 941_100, "fc2": 3010]),
    ("homework_p5", ["conv1": 832, "conv2": 51_264, "halves.fc1": 3_212_288, "fc2": 38_931]),
    ("exercise_10_1", ["conv": 48, "fc": 300]),
    ("five_layers", ["fc1": 25, "fc2": 25, "fc3": 25, "fc4": 25, "fc5": 5]),
  ])
  func `every layer of the exercises' networks is counted`(
    name: String, layers: [String: Int]
  ) throws {
    let summary = try NetworkSummary(of: try #require(Architecture.named(name)))
    let learned = summary.rows.filter { $0.parameters > 0 }
    #expect(Dictionary(uniqueKeysWithValues: learned.map { ($0.name, $0.parameters) }) == layers)
  }

  @Test func `every name is known and has a source`() {
    for name in Architecture.names {
      #expect(Architecture.named(name) != nil)
      #expect(Architecture.source(of: name) != nil)
    }
    #expect(Architecture.named("lenet6") == nil)
  }
}
