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
    case .variant: "mode"
    }
  }

  /// Whether it is a cell with neighbours.
  var isCell: Bool {
    switch self {
    case .input, .kernel: true
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .variant:
      false
    }
  }

  /// Where a fence has it.
  var clues: [FenceClue] {
    switch self {
    case .input, .channels: ["input", "picture"]
    case .kernel, .filters: ["kernel"]
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
  package var groups: [SlidingField] {
    if operation.isPooling {
      return [.input(row: 0, column: 0), .size, .padding, .stride, .dilation, .variant]
    }
    let common: [SlidingField] = [
      .input(row: 0, column: 0), .kernel(row: 0, column: 0), .padding, .stride, .dilation, .bias,
      .channels, .filters,
    ]
    return common + (operation.isTransposed ? [] : [.paddingMode, .variant])
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
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .variant:
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
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .variant:
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
    guard (1...Self.channelLimit).contains(count) else {
      inputs = Array(repeating: input, count: max(0, min(count, Self.channelLimit + 1)))
      channel = 0
      return
    }
    let (rows, columns) = (input.count, input[0].count)
    let sides = (kernel.count, kernel[0].count)
    while inputs.count < count {
      inputs.append(CourseNumbers.grid(rows, columns, of: CourseNumbers.signal, from: inputs.count))
    }
    inputs = Array(inputs.prefix(count))
    for filter in kernels.indices {
      while kernels[filter].count < count {
        kernels[filter].append(
          CourseNumbers.grid(
            sides.0, sides.1, of: CourseNumbers.weights, from: filter + kernels[filter].count))
      }
      kernels[filter] = Array(kernels[filter].prefix(count))
    }
    channel = min(channel, count - 1)
  }

  private mutating func setFilterCount(_ count: Int) {
    let sides = (kernel.count, kernel[0].count)
    let wanted = max(0, min(count, Self.channelLimit + 1))
    while kernels.count < wanted {
      let filter = kernels.count
      kernels.append(
        inputs.indices.map {
          CourseNumbers.grid(sides.0, sides.1, of: CourseNumbers.weights, from: filter + $0)
        })
    }
    kernels = Array(kernels.prefix(wanted))
    filter = max(0, min(filter, wanted - 1))
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
