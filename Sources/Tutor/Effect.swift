package import Course

/// What a state machine asks of the outside world: a value, carried out by the wiring of the program.
package enum Effect: Hashable, Sendable {
  /// Leave this screen and go back to the one before.
  case back
  /// End the program.
  case quit
  /// Open another screen on top of this one.
  case open(Destination)
  /// Keep something in the student's record.
  case record(ProgressRecord)
  /// Start, pause, resume or end the training run that the screen shows.
  case training(TrainingCommand)
}

/// A screen that can be opened.
package enum Destination: Hashable, Sendable {
  case home
  /// A lesson, at a page from 0, or where the student left it.
  case lesson(id: String, page: Int?)
  /// A quiz, at a part such as `b`, with a seed for its variables.
  case quiz(id: String, part: String?, seed: UInt64?)
  /// Variants without end, of a quiz (`10.1`), of a part (`10.1.b`) or of all quizzes.
  case practice(id: String?, seed: UInt64)
  /// The misconceptions that are due.
  case review
  /// A figure alone.
  case figure(FigureSpec)
  /// The training dashboard with an experiment of experiments.yaml or the default run.
  case training(experiment: String?)
}

/// Orders to the training session behind the dashboard.
package enum TrainingCommand: Hashable, Sendable {
  case start
  case pause
  case resume
  case cancel
}
