internal import ContentFormat

/// A part of a figure that can have the focus and be changed.
package enum SlidingField: Hashable, Sendable {
  case input(row: Int, column: Int)
  case kernel(row: Int, column: Int)
  /// Side of a pooling window.
  case size
  case padding
  case stride
  case dilation
  case bias
  case paddingMode
  /// How many channels go in, and how many come out.
  case channels
  case filters
  /// Groups of them that do not see each other.
  case groups
  case variant

  /// As the student reads it in a sentence.
  package var name: String {
    switch self {
    case .input: "input"
    case .kernel: "kernel"
    case .size: "window"
    case .padding: "padding"
    case .stride: "stride"
    case .dilation: "dilation"
    case .bias: "bias"
    case .paddingMode: "padding mode"
    case .channels: "number of channels in"
    case .filters: "number of channels out"
    case .groups: "number of groups"
    case .variant: "mode"
    }
  }

  /// Whether it is a cell with neighbours.
  var isCell: Bool {
    switch self {
    case .input, .kernel: true
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .groups,
      .variant:
      false
    }
  }

  /// Where a fence has it.
  var clues: [FenceClue] {
    switch self {
    case .input, .channels: ["input", "picture"]
    case .kernel, .filters: ["kernel"]
    case .groups: ["groups"]
    case .size: ["size"]
    case .padding: ["padding"]
    case .stride: ["stride"]
    case .dilation: ["dilation"]
    case .bias: ["bias"]
    case .paddingMode: ["paddingMode"]
    case .variant: ["compare"]
    }
  }
}

extension SlidingSettings {
  /// The first field of each group, in the order of Tab.
  package var focusGroups: [SlidingField] {
    if operation.isPooling {
      return [.input(row: 0, column: 0), .size, .padding, .stride, .dilation, .variant]
    }
    let common: [SlidingField] = [
      .input(row: 0, column: 0), .kernel(row: 0, column: 0), .padding, .stride, .dilation, .bias,
      .channels, .filters,
    ]
    // Groups are of use only where several channels meet several filters.
    let several: [SlidingField] = inputs.count > 1 && kernels.count > 1 ? [.groups] : []
    return common + several + (operation.isTransposed ? [] : [.paddingMode, .variant])
  }

  /// The number in a field; nil for the modes.
  package func number(in field: SlidingField) -> Double? {
    switch field {
    case .input(let row, let column): input[row][column]
    case .kernel(let row, let column): kernel[row][column]
    case .size: Double(size)
    case .padding: Double(padding)
    case .stride: Double(stride)
    case .dilation: Double(dilation)
    case .bias: bias
    case .channels: Double(inputs.count)
    case .filters: Double(kernels.count)
    case .groups: Double(groups)
    case .paddingMode, .variant: nil
    }
  }

  /// Puts a number into a field; what is counted takes whole numbers only.
  mutating func put(_ number: Double, into field: SlidingField) throws(FigureFault) {
    switch field {
    case .input(let row, let column): input[row][column] = number
    case .kernel(let row, let column): kernel[row][column] = number
    case .bias: bias = number
    case .size: size = try whole(number, for: field)
    case .padding: padding = try whole(number, for: field)
    case .stride: stride = try whole(number, for: field)
    case .dilation: dilation = try whole(number, for: field)
    case .channels: setChannelCount(try whole(number, for: field))
    case .filters: setFilterCount(try whole(number, for: field))
    case .groups: setGroupCount(try whole(number, for: field))
    case .paddingMode, .variant: break
    }
  }

  private func whole(
    _ number: Double, for field: SlidingField
  ) throws(FigureFault) -> Int {
    guard let count = Int(exactly: number) else {
      throw .own(SlidingFault.notWhole(field, number))
    }
    return count
  }

  /// The cell of the same grid a step away, if there is one.
  func neighbour(of field: SlidingField, rows: Int, columns: Int) -> SlidingField? {
    switch field {
    case .input(let row, let column):
      let place = (row + rows, column + columns)
      return input.holds(place) ? .input(row: place.0, column: place.1) : nil
    case .kernel(let row, let column):
      let place = (row + rows, column + columns)
      return kernel.holds(place) ? .kernel(row: place.0, column: place.1) : nil
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .groups,
      .variant:
      return nil
    }
  }

  /// Adds a cell behind the one with the focus; a picture grows by a row and a column.
  mutating func grow(at field: SlidingField) {
    switch field {
    case .input(let row, let column):
      for index in inputs.indices {
        inputs[index].grow(row: row, column: column, isPicture: operation.isPicture)
      }
    case .kernel(let row, let column):
      for (filter, channel) in kernelPlaces {
        kernels[filter][channel].grow(row: row, column: column, isPicture: operation.isPicture)
      }
    case .size: size += 1
    case .padding: padding += 1
    case .stride: stride += 1
    case .dilation: dilation += 1
    case .channels: setChannelCount(inputs.count + 1)
    case .filters: setFilterCount(kernels.count + 1)
    case .groups: setGroupCount(groups + 1)
    case .bias, .paddingMode, .variant: break
    }
  }

  /// Takes the cell with the focus out; a picture loses its row and its column.
  mutating func shrink(at field: SlidingField) {
    switch field {
    case .input(let row, let column):
      for index in inputs.indices {
        inputs[index].shrink(row: row, column: column, isPicture: operation.isPicture)
      }
    case .kernel(let row, let column):
      for (filter, channel) in kernelPlaces {
        kernels[filter][channel].shrink(row: row, column: column, isPicture: operation.isPicture)
      }
    case .size: size -= 1
    case .padding: padding -= 1
    case .stride: stride -= 1
    case .dilation: dilation -= 1
    case .channels: setChannelCount(inputs.count - 1)
    case .filters: setFilterCount(kernels.count - 1)
    case .groups: setGroupCount(groups - 1)
    case .bias, .paddingMode, .variant: break
    }
  }

  /// The same field, moved back into the grid when its cell is gone.
  func clamped(_ field: SlidingField) -> SlidingField {
    switch field {
    case .input(let row, let column):
      .input(row: min(row, input.count - 1), column: min(column, input[0].count - 1))
    case .kernel(let row, let column):
      .kernel(row: min(row, kernel.count - 1), column: min(column, kernel[0].count - 1))
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .groups,
      .variant:
      field
    }
  }

  private var kernelPlaces: [(filter: Int, channel: Int)] {
    kernels.indices.flatMap { filter in kernels[filter].indices.map { (filter, $0) } }
  }

  /// More channels read the course's numbers from another place on; fewer drop the last ones.
  ///
  /// A count that no figure can have is left to `check`, which says so.
  private mutating func setChannelCount(_ count: Int) {
    let (rows, columns, sides) = (input.count, input[0].count, sides)
    guard (1...Self.channelLimit).contains(count) else {
      inputs = Array(repeating: input, count: max(0, min(count, Self.channelLimit + 1)))
      return look(atChannel: 0)
    }
    inputs.resize(to: count) {
      CourseNumbers.grid(rows, columns, of: CourseNumbers.signal, from: $0)
    }
    fillKernels(filters: kernels.count, sides)
    look(atChannel: min(channel, count - 1))
  }

  private mutating func setFilterCount(_ count: Int) {
    fillKernels(filters: max(0, min(count, Self.channelLimit + 1)), sides)
    look(atFilter: max(0, min(filter, kernels.count - 1)))
  }

  private mutating func setGroupCount(_ count: Int) {
    let sides = sides
    groups = count
    guard count > 0 else { return }
    fillKernels(filters: kernels.count, sides)
    look(atFilter: filter)
  }

  /// A grid for each channel of each filter: those that there are, then the course's numbers.
  private mutating func fillKernels(filters: Int, _ sides: [Int]) {
    let rows = operation.isPicture ? sides[0] : 1
    kernels.resize(to: filters) { _ in [] }
    for filter in kernels.indices {
      kernels[filter].resize(to: depth) {
        CourseNumbers.grid(
          rows, sides[sides.count - 1], of: CourseNumbers.weights, from: filter + $0)
      }
    }
  }
}

extension Array {
  /// Drops the last elements, or makes more by their index.
  fileprivate mutating func resize(to count: Int, _ make: (Int) -> Element) {
    self = Array(prefix(count))
    while self.count < count { append(make(self.count)) }
  }
}

extension [[Double]] {
  fileprivate func holds(_ place: (row: Int, column: Int)) -> Bool {
    indices.contains(place.row) && self[place.row].indices.contains(place.column)
  }

  fileprivate mutating func grow(row: Int, column: Int, isPicture: Bool) {
    for index in indices { self[index].insert(0, at: column + 1) }
    if isPicture { insert([Double](repeating: 0, count: self[0].count), at: row + 1) }
  }

  fileprivate mutating func shrink(row: Int, column: Int, isPicture: Bool) {
    for index in indices { self[index].remove(at: column) }
    if isPicture { remove(at: row) }
  }
}
