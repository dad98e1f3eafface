extension Architecture {
  /// The architecture of a name such as `lenet5` or `vgg16`, nil when there is none.
  ///
  ///     try Architecture.named("lenet5")?.parameterCount()  // 61706
  public static func named(_ name: String) -> Architecture? {
    catalogue.first { $0.name == name }?.make()
  }

  /// Every name that `named` knows, in the order of the course.
  public static var names: [String] { catalogue.map(\.name) }

  /// Where the architecture of a name comes from.
  public static func source(of name: String) -> String? {
    catalogue.first { $0.name == name }?.source
  }

  private static var catalogue: [CatalogueEntry] {
    [
      .init("lenet5", "LeNet-5 as taught: ReLU, max pooling, C3 reads all of S2") { lenet5 },
      .init("lenet5_course", "LeNet-5 as taught, the same as lenet5") { lenet5 },
      .init("lenet5_1998", "LeCun et al. 1998, without the fixed output layer") { lenet5Of1998 },
      .init("alexnet_torchvision", "torchvision's AlexNet, 64-192-384-256-256") {
        alexNetOfTorchvision
      },
      .init("alexnet_paper_227_ungrouped", "Krizhevsky 2012, all channels connected") {
        alexNet(groups: 1)
      },
      .init("alexnet_paper_227_grouped", "Krizhevsky 2012, two groups in conv2, conv4, conv5") {
        alexNet(groups: 2)
      },
      .init("zfnet_paper", "Zeiler and Fergus 2013, 384-384-256") { zfNet(384, 384, 256) },
      .init("zfnet_course", "ZFNet with 512, 1024, 512 filters in conv3 to conv5") {
        zfNet(512, 1024, 512)
      },
      .init("vgg16", "Simonyan and Zisserman 2014, configuration D") { vgg([2, 2, 3, 3, 3]) },
      .init("vgg19", "Simonyan and Zisserman 2014, configuration E") { vgg([2, 2, 4, 4, 4]) },
      .init("googlenet_stem", "Szegedy et al. 2014, up to pool2") {
        Architecture(input: [3, 224, 224], layers: googLeNetStem)
      },
      .init("googlenet", "Szegedy et al. 2014, without auxiliary classifiers") { googLeNet },
      .init("resnet18", "He et al. 2015, 18 layers") { resNet([2, 2, 2, 2]) },
      .init("resnet34", "He et al. 2015, 34 layers") { resNet([3, 4, 6, 3]) },
      .init("homework_base", "homework: 32 and 64 filters 5x5, fc 1024") { homeworkBase },
      .init("homework_eight_filters", "homework: one layer of 8 filters 8x8") {
        homeworkEightFilters
      },
      .init("homework_small", "homework: 16 filters 7x7 and 26 filters 5x5") { homeworkSmall },
      .init("homework_p4", "homework P4 ii: conv2 with 3x3, fc1 with 300") { homeworkReduced },
      .init("homework_p5", "homework P5: two digits, one above the other, and their sum") {
        homeworkSum
      },
      .init("exercise_10_1", "exercise 10.1: 3 filters 4x4 on 13x13, no bias") { exercise },
      .init("five_layers", "newer tutorial: five layers on five numbers, no bias") { fiveLayers },
    ]
      + RandomStack.all.map { stack in
        .init("random_\(stack.number)", "layers drawn at random, to practise sizes") {
          stack.architecture
        }
      }
  }
}

/// A name, where the network comes from, and how to write it down; only the one asked for is made.
private struct CatalogueEntry {
  var name: String
  var source: String
  var make: () -> Architecture

  init(_ name: String, _ source: String, _ make: @escaping () -> Architecture) {
    self.name = name
    self.source = source
    self.make = make
  }
}

extension [NamedLayer] {
  /// A convolution or fully connected layer and its ReLU, `C1` and `C1.relu`.
  static func relued(_ name: String, _ layer: Layer) -> [NamedLayer] {
    [NamedLayer(name, layer), NamedLayer("\(name).relu", .relu)]
  }
}
