import Course
import Figures
import Foundation
import TutorProgram

/// Every page of every lesson, every figure and every screen, at every size of a grid; an input is one of them at one width.
extension FuzzTarget {
  private static let widths = [
    1, 2, 3, 5, 8, 12, 20, 28, 33, 39, 40, 41, 46, 52, 58, 64, 72, 80, 96, 110, 120, 124, 132, 160,
    200,
  ]
  private static let heights = [1, 2, 3, 4, 5, 7, 9, 11, 12, 13, 14, 15, 16, 18, 20, 24, 40, 60]

  /// What is shown: a command and the keys that lead to it.
  private struct Subject {
    let command: [String]
    var keys: [String] = []
  }

  private static let subjects: [Subject] = {
    let library = CourseLibrary(ContentFolder(path: Scratch.checkout.path))
    let pages = library.lessons().flatMap { lesson in
      lesson.pageTitles.indices.map { page in
        Subject(command: ["lesson", lesson.id], keys: Array(repeating: "pgdn", count: page))
      }
    }
    let names = FigureCatalogue.course.guides.map(\.kind.name) + ["derive"]
    let figures = names.flatMap { name in
      [[], ["t"], ["enter"], ["e"], ["p"], ["x"]].map {
        Subject(command: ["animate", name], keys: $0)
      }
    }
    let networks = ["homework_p5", "homework_p4", "vgg19", "resnet18", "googlenet"].map {
      Subject(command: ["animate", "receptive-field", "--network", $0])
    }
    let screens = [
      [], ["quiz", "10.1"], ["quiz", "10.3"], ["quiz", "t4"], ["quiz", "p1"], ["quiz", "mistakes"],
      ["quiz", "--practice"], ["exam"], ["exam-tonight"], ["sheet"],
      ["train-live", "lenet5", "--data", "generated"], ["train-live", "lr-sweep"],
    ].flatMap { command in
      [[], ["enter"], ["?"], ["/", "text 48"]].map { Subject(command: command, keys: $0) }
    }
    return screens + figures + networks + pages
  }()

  /// `make sizes`: traps and hangs count, time does not, since an input is a whole start with many frames.
  static let sizes = FuzzTarget(
    name: "sizes", brief: 0, full: subjects.count * widths.count, isTimed: false
  ) { scratch in
    Opened(mutator: Mutator([""], tokens: [])) { _, number in
      // The widths of one subject lie far apart, so that a short stretch meets many subjects.
      let subject = subjects[Int(number) % subjects.count]
      let width = widths[Int(number) / subjects.count % widths.count]
      let lines = subject.keys + heights.flatMap { ["size \(width)x\($0)", "frame"] }
      try scratch.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "keys")
      try? FileManager.default.removeItem(atPath: scratch.path("state"))
      try runCommand(
        arguments: subject.command + [
          "--content", Scratch.checkout.path, "--script", scratch.path("keys"),
        ])
    }
  }
}
