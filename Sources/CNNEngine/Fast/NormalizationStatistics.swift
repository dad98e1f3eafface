import RealModule

/// Joining the parts of all blocks, in block order: the step between the two passes of batch norm.
extension NormalizationUnit {
  /// Sets factor and offset from the batch, and moves the running statistics.
  ///
  /// Means and squared deviations are joined pairwise. Source: Chan, Golub and LeVeque, 1979.
  func joinMoments(
    _ batch: BatchSize, parameters: UnsafePointer<Float>, _ statistics: UnsafeMutablePointer<Float>
  ) {
    let positions = input.height * input.width
    for channel in 0..<channels {
      var count = 0.0
      var mean = 0.0
      var squares = 0.0
      for block in 0..<batch.blockCount {
        let (means, deviations) = part(block, statistics)
        let added = Double(batch.activeLanes(in: block) * positions)
        let difference = Double(means[channel]) - mean
        let total = count + added
        mean += difference * added / total
        squares += Double(deviations[channel]) + difference * difference * count * added / total
        count = total
      }
      let variance = squares / count
      list(.mean, statistics)[channel] = Float(mean)
      setFactor(channel, mean: mean, variance: variance, parameters: parameters, statistics)
      move(.runningMean, channel, to: mean, statistics)
      // Running statistics estimate the variance of all data: n - 1.
      move(.runningVariance, channel, to: squares / max(count - 1, 1), statistics)
    }
  }

  /// Sets factor and offset from the running statistics, for evaluation.
  func useRunningStatistics(
    parameters: UnsafePointer<Float>, _ statistics: UnsafeMutablePointer<Float>
  ) {
    for channel in 0..<channels {
      setFactor(
        channel, mean: Double(list(.runningMean, statistics)[channel]),
        variance: Double(list(.runningVariance, statistics)[channel]), parameters: parameters,
        statistics)
    }
  }

  /// Sets a, b and d, and the gradients of γ and β.
  ///
  /// `dX = γ/σ·(dY - mean(dY) - x̂·mean(dY·x̂))` with `x̂ = (x - μ)/σ`.
  func joinGradientSums(
    _ batch: BatchSize, parameters: UnsafePointer<Float>, gradients: UnsafeMutablePointer<Float>,
    _ statistics: UnsafeMutablePointer<Float>
  ) {
    let count = Double(batch.imageCount * input.height * input.width)
    for channel in 0..<channels {
      var sum = 0.0
      var product = 0.0
      for block in 0..<batch.blockCount {
        let (sums, products) = part(block, statistics)
        sum += Double(sums[channel])
        product += Double(products[channel])
      }
      let mean = Double(list(.mean, statistics)[channel])
      let inverse = Double(list(.inverseDeviation, statistics)[channel])
      let gamma = scale.map { Double(parameters[$0 + channel]) } ?? 1
      let slope = product * inverse * inverse / count
      list(.a, statistics)[channel] = Float(gamma * inverse)
      list(.b, statistics)[channel] = Float(-gamma * inverse * slope)
      list(.d, statistics)[channel] = Float(gamma * inverse * (slope * mean - sum / count))
      if scale != nil { gradients[scaleGradient + channel] = Float(product * inverse) }
      if shift != nil { gradients[shiftGradient + channel] = Float(sum) }
    }
  }

  private func setFactor(
    _ channel: Int, mean: Double, variance: Double, parameters: UnsafePointer<Float>,
    _ statistics: UnsafeMutablePointer<Float>
  ) {
    let inverse = 1 / Double.sqrt(variance + Double(epsilon))
    let gamma = scale.map { Double(parameters[$0 + channel]) } ?? 1
    let beta = shift.map { Double(parameters[$0 + channel]) } ?? 0
    list(.inverseDeviation, statistics)[channel] = Float(inverse)
    list(.factor, statistics)[channel] = Float(gamma * inverse)
    list(.offset, statistics)[channel] = Float(beta - mean * gamma * inverse)
  }

  private func move(
    _ name: List, _ channel: Int, to value: Double, _ statistics: UnsafeMutablePointer<Float>
  ) {
    let running = list(name, statistics)
    running[channel] += momentum * (Float(value) - running[channel])
  }
}
