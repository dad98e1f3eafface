import Course
import Testing
import Tutor

struct AnimationRequestTests {
  @Test(arguments: [
    ("conv1", "There is no animation \"conv1\"; did you mean \"conv1d\"?"),
    ("gradient", "There is no animation \"gradient\". Choose one of "),
  ])
  func `a figure that there is not gets a sentence`(operation: String, sentence: String) throws {
    do throws(AnimationProblem) {
      _ = try AnimationRequest(operation: operation).spec()
      Issue.record("was read")
    } catch {
      #expect(error.description.hasPrefix(sentence))
    }
  }
}
