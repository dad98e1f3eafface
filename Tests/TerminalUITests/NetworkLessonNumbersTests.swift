import CNNEngine
import Canvas
import Testing

/// The totals that the pages on the famous networks state, against the engine.
struct NetworkLessonNumbersTests {
  @Test(arguments: [
    ("lenet", ["lenet5", "lenet5_1998"]),
    ("alexnet", ["alexnet_paper_227_grouped", "alexnet_paper_227_ungrouped"]),
    ("vgg", ["vgg16", "vgg19", "zfnet_paper", "zfnet_course"]),
    ("googlenet", ["googlenet"]),
    ("resnet", ["resnet18", "resnet34"]),
  ])
  func `the parameters of each network are stated`(lesson: String, networks: [String]) throws {
    let text = try LessonSample.plain(lesson)
    for name in networks {
      let architecture = try #require(Architecture.named(name))
      let parameters = try NetworkSummary(of: architecture).parameters
      #expect(text.contains(parameters.grouped), "\(lesson): \(name) has \(parameters.grouped)")
    }
  }

  @Test(arguments: [
    ("lenet", "lenet5"), ("alexnet", "alexnet_paper_227_grouped"), ("vgg", "vgg16"),
    ("googlenet", "googlenet"),
  ])
  func `the multiply-adds are stated`(lesson: String, network: String) throws {
    let architecture = try #require(Architecture.named(network))
    let cost = try NetworkSummary(of: architecture).multiplyAdds
    #expect(try LessonSample.plain(lesson).contains(cost.grouped))
  }
}
