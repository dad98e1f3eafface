import CNNEngine
import Testing

/// Expected numbers were worked out by hand.
struct FeatureMapsTests {
  @Test func `each kernel gives a map, smaller by its side less one`() throws {
    let picture: [[Double]] = [[1, 1, 5, 5], [1, 1, 5, 5], [1, 1, 5, 5]]
    let features = try FeatureMaps(
      picture: picture,
      kernels: [
        [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
      ])
    #expect(features.sizes == [1, 2])
    #expect(features.maps == [[12, 12], [0, 0]])
  }

  @Test func `kernels of several sizes are no layer`() {
    #expect(throws: (any Error).self) {
      try FeatureMaps(picture: [[1, 2], [3, 4]], kernels: [[[1, 1], [1, 1]], [[1]]])
    }
    #expect(throws: (any Error).self) {
      try FeatureMaps(picture: [[1, 2]], kernels: [[[1, 1], [1, 1]]])
    }
  }
}
