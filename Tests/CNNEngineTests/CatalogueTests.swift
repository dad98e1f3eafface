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
    ("homework_small", 1_327_076), ("random_1", 1872), ("random_3", 408), ("random_4", 1792),
    ("random_5", 4008), ("random_6", 1380),
  ])
  func `every network has its published number of parameters`(name: String, count: Int) throws {
    let architecture = try #require(Architecture.named(name))
    let summary = try NetworkSummary(of: architecture)
    #expect(summary.parameters == count)
    #expect(try architecture.parameterCount() == count)
    #expect(summary.weights + summary.biases == count)
  }

  @Test func `every name is known and has a source`() {
    for name in Architecture.names {
      #expect(Architecture.named(name) != nil)
      #expect(Architecture.source(of: name) != nil)
    }
    #expect(Architecture.named("lenet6") == nil)
  }
}
