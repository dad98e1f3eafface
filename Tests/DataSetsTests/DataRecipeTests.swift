import CNNEngine
import Testing

@testable import DataSets

/// What experiments make of a set of images.
@Suite struct DataRecipeTests {
  /// Images `[1, 32, 32]` whose pixels all hold their index, labelled by its last digit.
  private struct Counted: ImageSource {
    let name = "counted"
    let count: Int
    var imageShape: Shape { [1, 32, 32] }
    var classCount: Int { 10 }

    func label(at index: Int) -> Int { index % 10 }

    func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
      for position in pixels.indices { pixels[position] = Float(index) + Float(position) / 4_096 }
    }
  }

  private let data = TrainingData(
    training: Counted(count: 60), validation: Counted(count: 20), test: Counted(count: 30))

  @Test func `without wishes the data stay as they are`() {
    let same = DataRecipe(imageShape: [1, 32, 32], seed: 1).apply(to: data)
    #expect(same.training.count == 60 && same.validation.count == 20 && same.test.count == 30)
    #expect(same.training.image(at: 7) == data.training.image(at: 7))
  }

  @Test func `a share of the training images is drawn by the seed`() {
    var recipe = DataRecipe(imageShape: [1, 32, 32], seed: 1)
    recipe.trainingCount = 12
    recipe.validationCount = 5
    let first = recipe.apply(to: data)
    #expect(first.training.count == 12 && first.validation.count == 5 && first.test.count == 30)
    let indices = (0..<12).map { Int(first.training.image(at: $0)[0]) }
    #expect(Set(indices).count == 12)
    #expect(indices.enumerated().allSatisfy { first.training.label(at: $0) == $1 % 10 })
    recipe.seed = 2
    #expect((0..<12).map { Int(recipe.apply(to: data).training.image(at: $0)[0]) } != indices)
  }

  @Test func `shuffled labels are the same labels on other images`() {
    var recipe = DataRecipe(imageShape: [1, 32, 32], seed: 1)
    recipe.hasShuffledLabels = true
    let training = recipe.apply(to: data).training
    let labels = (0..<60).map(training.label)
    #expect(labels.sorted() == (0..<60).map { $0 % 10 }.sorted())
    #expect(labels != (0..<60).map { $0 % 10 })
    #expect(training.image(at: 3) == data.training.image(at: 3))
  }

  @Test func `sorted images come class by class`() {
    var recipe = DataRecipe(imageShape: [1, 32, 32], seed: 1)
    recipe.isSortedByClass = true
    let training = recipe.apply(to: data).training
    #expect((0..<60).map(training.label) == (0..<60).map { $0 / 6 })
    // The second zero is image 10.
    #expect(training.image(at: 1)[0] == 10)
  }

  @Test func `a smaller picture is the middle of the larger one`() {
    let cropped = DataRecipe(imageShape: [1, 28, 28], seed: 1).apply(to: data).test
    #expect(cropped.imageShape == [1, 28, 28])
    let image = cropped.image(at: 0)
    // Row 2, column 2 of 32 columns; then the next row.
    #expect(image[0] == Float(2 * 32 + 2) / 4_096)
    #expect(image[28] == Float(3 * 32 + 2) / 4_096)
  }

  @Test func `pairs are two digits with their sum`() {
    var recipe = DataRecipe(imageShape: [1, 56, 28], seed: 1)
    recipe.pairCount = 500
    let pairs = recipe.apply(to: data).training
    #expect(pairs.count == 500 && pairs.imageShape == [1, 56, 28] && pairs.classCount == 19)
    var sums: Set<Int> = []
    for index in 0..<500 {
      let image = pairs.image(at: index)
      let (upper, lower) = (Int(image[0]), Int(image[28 * 28]))
      #expect(pairs.label(at: index) == upper % 10 + lower % 10)
      sums.insert(pairs.label(at: index))
    }
    #expect(sums.count == 19)
  }
}
