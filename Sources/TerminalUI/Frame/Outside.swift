package import Tutor

/// What the frame needs from the program around it to carry out effects; closures given by the wiring.
package struct Outside {
  /// Makes the screen of a destination; throws what the student is told when it cannot be opened.
  package var open: (Destination) throws -> any Screen
  /// Keeps something in the student's record; throws what the student is told when it cannot be kept.
  package var record: (ProgressRecord) throws -> Void
  /// Writes down a verdict that the student does not believe, and says in which file.
  package var write: (Dispute) throws -> String
  /// What the record says now.
  package var progress: () -> ProgressSummary
  /// Lists, names or deletes kept runs, and says which are there then, oldest first.
  package var runs: (KeptRunOrder) throws -> [KeptRun]
  /// Passes an order on to the training session.
  package var train: (TrainingCommand) -> Void
  /// The next event of a training run that is stepped by hand, as scripts do; nil when there is none.
  package var step: () -> OutsideEvent?

  /// All doors to the outside; a program without disputes and training leaves the last four out.
  package init(
    open: @escaping (Destination) throws -> any Screen,
    record: @escaping (ProgressRecord) throws -> Void,
    progress: @escaping () -> ProgressSummary,
    write: @escaping (Dispute) throws -> String = { _ in "" },
    runs: @escaping (KeptRunOrder) throws -> [KeptRun] = { _ in [] },
    train: @escaping (TrainingCommand) -> Void = { _ in },
    step: @escaping () -> OutsideEvent? = { nil }
  ) {
    self.open = open
    self.record = record
    self.progress = progress
    self.write = write
    self.runs = runs
    self.train = train
    self.step = step
  }
}
