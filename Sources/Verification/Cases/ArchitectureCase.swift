internal import CNNEngine

/// Layer tables: shapes, parameters, cost and receptive field, by name and layer by layer.
struct ArchitectureCase: Decodable {
  /// What a file says of one layer; what it leaves out is not compared.
  struct Row: Decodable {
    /// Padding of a layer, or of each side.
    enum Padding: Decodable {
      case all(Int)
      case sides([Int])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let padding = try? container.decode(Int.self) {
          self = .all(padding)
        } else {
          self = .sides(try container.decode([Int].self))
        }
      }
    }

    var name: String
    var type: String?
    var parameters: Int
    var outputShape: [Int]
    var kernel: Int?
    var stride: Int?
    var padding: Padding?
    var dilation: Int?
    var groups: Int?
    var ceilMode: Bool?
    var multiplyAdds: Int?
    var receptiveField: Int?
    var jump: Int?
    var firstCentre: Double?
  }

  var id: String
  var inputShape: [Int]
  var layers: [Row]
  var parameters: Int

  /// Compares the table of the network of this name, and that of the layers as the file lists them.
  ///
  /// Stacks drawn at random are other ones in each file, so only the listed layers count.
  func run(_ check: inout CaseCheck) throws {
    let name = String(id.drop { $0 != "/" }.dropFirst())
    let known = name.hasPrefix("random_") ? nil : Architecture.named(name)
    let listed = try listedArchitecture()
    guard known != nil || listed != nil else { throw CaseError.unknownOperation }
    for architecture in [known, listed].compactMap({ $0 }) {
      compare(try NetworkSummary(of: architecture), &check)
    }
  }

  private func compare(_ summary: NetworkSummary, _ check: inout CaseCheck) {
    check.compare("input_shape", summary.input.dimensions, inputShape)
    check.compare("parameters", summary.parameters, parameters)
    for want in layers where want.type != "ZeroPad2d" {
      guard let row = summary.row(named: want.name) else {
        check.fail("there is no layer \(want.name)")
        continue
      }
      let parameters = summary.rows(within: want.name).reduce(0) { $0 + $1.parameters }
      check.compare("\(want.name).parameters", parameters, want.parameters)
      check.compare("\(want.name).output_shape", row.outputShape.dimensions, want.outputShape)
      if let cost = want.multiplyAdds {
        check.compare("\(want.name).multiply_adds", row.multiplyAdds, cost)
      }
      compare(row.receptiveField, want, &check)
    }
  }

  private func compare(_ got: ReceptiveField?, _ want: Row, _ check: inout CaseCheck) {
    if let size = want.receptiveField {
      check.compare("\(want.name).receptive_field", got?.size, size)
    }
    if let jump = want.jump { check.compare("\(want.name).jump", got?.jump, jump) }
    if let centre = want.firstCentre {
      check.compare("\(want.name).first_centre", got?.axes.first?.firstCentre, centre)
    }
  }

  /// The layers of the file as an architecture, nil when they are not a plain list with settings.
  private func listedArchitecture() throws -> Architecture? {
    guard let input = Shape(validating: inputShape) else {
      throw CaseError.malformed("input_shape is out of range")
    }
    var shape = input
    var padding = [0, 0, 0, 0]
    var list: [NamedLayer] = []
    for row in layers {
      if row.type == "ZeroPad2d", case .sides(let sides) = row.padding, sides.count == 4 {
        padding = sides
        continue
      }
      guard let layer = try row.layer(input: shape, padding: padding) else { return nil }
      padding = [0, 0, 0, 0]
      shape = try layer.outputShape(for: shape)
      list.append(NamedLayer(row.name, layer))
    }
    return Architecture(input: input, layers: list)
  }
}

extension ArchitectureCase.Row {
  /// The layer of a row, nil for a type that is not a single layer.
  ///
  /// - Parameters:
  ///   - input: What the layer reads.
  ///   - padding: Left, right, top, bottom, from a padding layer before it.
  /// - Returns: The layer with the row's own settings.
  /// - Throws: `CaseError` when settings are missing.
  fileprivate func layer(input: Shape, padding: [Int]) throws(CaseError) -> Layer? {
    switch type {
    case "Conv2d": .convolution(try convolution(input: input, padding: padding))
    case "MaxPool2d": .maxPool(Pool(windows: try windows(padding: padding)))
    case "AvgPool2d": .averagePool(Pool(windows: try windows(padding: padding)))
    case "Linear": try linear(input: input)
    case "ReLU": .relu
    case "Flatten": .flatten
    default: nil
    }
  }

  private func convolution(input: Shape, padding: [Int]) throws(CaseError) -> Convolution {
    guard let filters = outputShape.first, let groups, groups > 0 else {
      throw .malformed("\(name) has no output_shape or groups")
    }
    var layer = Convolution(
      filters: filters, windows: try windows(padding: padding), groups: groups, hasBias: false)
    let spec = try? Layer.convolution(layer).parameters(for: input, named: name).first
    layer.hasBias = parameters != spec?.shape.elementCount
    return layer
  }

  private func linear(input: Shape) throws(CaseError) -> Layer {
    guard let outputs = outputShape.first else { throw .malformed("\(name) has no output_shape") }
    let (weights, isOverflow) = outputs.multipliedReportingOverflow(by: input[0])
    return .linear(outputs: outputs, bias: isOverflow || parameters != weights)
  }

  private func windows(padding outer: [Int]) throws(CaseError) -> [SlidingWindow] {
    guard let kernel, let stride, case .all(let padding) = padding else {
      throw .malformed("\(name) has no kernel, stride or padding")
    }
    guard (0...Shape.elementLimit).contains(padding),
      outer.allSatisfy({ (0...Shape.elementLimit).contains($0) })
    else { throw .malformed("\(name) has a padding out of range") }
    return [2, 0].map { side in
      SlidingWindow(
        size: kernel, stride: stride, dilation: dilation ?? 1,
        paddingBefore: padding + outer[side], paddingAfter: padding + outer[side + 1],
        roundsUp: ceilMode ?? false)
    }
  }
}
