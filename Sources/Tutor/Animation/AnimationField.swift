/// A part of a figure that can have the focus and be changed.
package enum AnimationField: Hashable, Sendable {
  case input(row: Int, column: Int)
  case kernel(row: Int, column: Int)
  /// Side of a pooling window.
  case size
  case padding
  case stride
  case dilation
  case bias
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
    case .variant: "mode"
    }
  }
}

extension AnimationSettings {
  /// The first field of each group, in the order of Tab.
  package var groups: [AnimationField] {
    operation.isPooling
      ? [.input(row: 0, column: 0), .size, .padding, .stride, .dilation, .variant]
      : [
        .input(row: 0, column: 0), .kernel(row: 0, column: 0), .padding, .stride, .dilation, .bias,
        .variant,
      ]
  }

  /// The number in a field; nil for the mode.
  package func number(in field: AnimationField) -> Double? {
    switch field {
    case .input(let row, let column): input[row][column]
    case .kernel(let row, let column): kernel[row][column]
    case .size: Double(size)
    case .padding: Double(padding)
    case .stride: Double(stride)
    case .dilation: Double(dilation)
    case .bias: bias
    case .variant: nil
    }
  }

  /// Puts a number into a field; what is counted takes whole numbers only.
  mutating func put(_ number: Double, into field: AnimationField) throws(AnimationProblem) {
    switch field {
    case .input(let row, let column): input[row][column] = number
    case .kernel(let row, let column): kernel[row][column] = number
    case .bias: bias = number
    case .size: size = try whole(number, for: field)
    case .padding: padding = try whole(number, for: field)
    case .stride: stride = try whole(number, for: field)
    case .dilation: dilation = try whole(number, for: field)
    case .variant: break
    }
  }

  private func whole(
    _ number: Double, for field: AnimationField
  ) throws(AnimationProblem) -> Int {
    guard let count = Int(exactly: number) else {
      throw AnimationProblem(.notWhole(field, number))
    }
    return count
  }

  /// The cell of the same grid a step away, if there is one.
  func neighbour(of field: AnimationField, rows: Int, columns: Int) -> AnimationField? {
    switch field {
    case .input(let row, let column):
      let place = (row + rows, column + columns)
      return input.holds(place) ? .input(row: place.0, column: place.1) : nil
    case .kernel(let row, let column):
      let place = (row + rows, column + columns)
      return kernel.holds(place) ? .kernel(row: place.0, column: place.1) : nil
    case .size, .padding, .stride, .dilation, .bias, .variant:
      return nil
    }
  }

  /// Adds a cell behind the one with the focus; a picture grows by a row and a column.
  mutating func grow(at field: AnimationField) {
    switch field {
    case .input(let row, let column):
      input.grow(row: row, column: column, isPicture: operation.isPicture)
    case .kernel(let row, let column):
      kernel.grow(row: row, column: column, isPicture: operation.isPicture)
    case .size: size += 1
    case .padding: padding += 1
    case .stride: stride += 1
    case .dilation: dilation += 1
    case .bias, .variant: break
    }
  }

  /// Takes the cell with the focus out; a picture loses its row and its column.
  mutating func shrink(at field: AnimationField) {
    switch field {
    case .input(let row, let column):
      input.shrink(row: row, column: column, isPicture: operation.isPicture)
    case .kernel(let row, let column):
      kernel.shrink(row: row, column: column, isPicture: operation.isPicture)
    case .size: size -= 1
    case .padding: padding -= 1
    case .stride: stride -= 1
    case .dilation: dilation -= 1
    case .bias, .variant: break
    }
  }

  /// The same field, moved back into the grid when its cell is gone.
  func clamped(_ field: AnimationField) -> AnimationField {
    switch field {
    case .input(let row, let column):
      .input(row: min(row, input.count - 1), column: min(column, input[0].count - 1))
    case .kernel(let row, let column):
      .kernel(row: min(row, kernel.count - 1), column: min(column, kernel[0].count - 1))
    case .size, .padding, .stride, .dilation, .bias, .variant: field
    }
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
