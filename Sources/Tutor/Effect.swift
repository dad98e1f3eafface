package import ContentFormat
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
  /// Write down a verdict that the student does not believe; `OutsideEvent.written` says where.
  case write(Dispute)
  /// List, name or delete the runs that are kept; `OutsideEvent.runs` says what is there then.
  case runs(KeptRunOrder)
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
  case practice(id: String?, seed: UInt64?)
  /// The misconceptions that are due.
  case review
  /// A mock exam, drawn from a seed, of so many minutes.
  case exam(seed: UInt64, minutes: Int)
  /// The evening before the exam, of so many minutes.
  case examTonight(seed: UInt64, minutes: Int)
  /// The formulas of the course, and what the student got wrong.
  case sheet
  /// A search through the whole course.
  case lookUp
  /// A verdict that the student does not believe.
  case dispute(Dispute)
  /// A figure alone.
  case figure(FigureRequest)
  /// A derivation alone: of a question, or the first one of a lesson, of a usual one where none is named.
  case derivation(question: String?, lesson: String?, usual: String)
  /// A figure opened beside something, such as `question 10.1.b`, to which Esc leads back.
  case trial(FigureRequest, from: String)
  /// The page that shows the cause of a mistake, seen from a question.
  case cause(CausePage)
  /// The one question that proves a lesson.
  case testOut(lesson: String)
  /// The training dashboard with an experiment of experiments.yaml or the default run.
  case training(experiment: String?)
}

/// Orders to the training session behind the dashboard.
package enum TrainingCommand: Hashable, Sendable {
  case start
  case pause
  case resume
  case cancel
  case change(TrainingChange)
}

/// What a student does to a run that is under way or over.
package enum TrainingChange: Hashable, Sendable {
  /// One step, with its numbers; the run is paused.
  case oneStep
  /// To the moment kept before this one; the run is paused.
  case goBack
  case learningRate(Double)
  /// From the beginning, with weights of a seed.
  case restart(seed: UInt64)
  /// The weights of the epoch with the fewest errors.
  case restoreBest
  /// Keep the weights as they are now in a file.
  case save
  /// Let so much time pass after each step; 0 is full speed.
  case pace(milliseconds: Int)
  /// Show what the layers make of a test image.
  case look(image: Int)
  /// Read a drawn digit of 28x28 pixels, row by row, 0 paper to 1 ink.
  case read(pixels: [Float])
}
