import Foundation
import Testing

/// The home page, lessons, quizzes and the record, without a terminal.
@Suite struct CourseCommandTests {
  @Test func `without a terminal the home page is text`() throws {
    let run = try ProgramHome().run()
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("cnn-tutor: course map\nWelcome.\nnext: "))
    #expect(run.complaints.isEmpty)
  }

  @Test func `the help names each command once`() throws {
    let run = try ProgramRun("--help")
    let names = run.lines.drop { $0 != "SUBCOMMANDS:" }
      .compactMap { $0.firstMatch(of: #/^  ([a-z-]+)/#)?.output.1 }
    #expect(names.contains("exam-tonight"))
    #expect(Set(names).count == names.count)
  }

  @Test func `lesson alone lists the lessons`() throws {
    let run = try ProgramHome().run("lesson")
    #expect(run.code == 0)
    #expect(run.lines.first?.hasPrefix("LESSONS") == true)
    #expect(run.lines.contains { $0.hasPrefix("conv1d ") })
  }

  @Test func `a plain lesson prints every page and ends with 0`() throws {
    let run = try ProgramHome().run("lesson", "conv1d", "--plain")
    #expect(run.code == 0)
    let numbers = run.lines.compactMap { $0.firstMatch(of: #/^([0-9]+) of ([0-9]+)\. /#)?.output }
    let count = try #require(numbers.first.flatMap { Int($0.2) })
    #expect(numbers.map { Int($0.1) } == (1...count).map { $0 })
    #expect(count >= 9)
    #expect(run.output.contains("cross-correlation\n  output   reads "))
  }

  @Test(arguments: [
    ["--plain", "lesson", "init"], ["--lang", "en", "--plain", "lesson", "init"],
    ["--size=80x24", "--no-color", "lesson", "--plain", "init"],
  ])
  func `global options may stand before the command`(arguments: [String]) throws {
    let behind = try ProgramHome().run("lesson", "init", "--plain")
    let content = ["--content", ProgramHome.repository.path]
    let before = try ProgramHome().runPlainly(content + arguments)
    #expect(before.code == 0)
    #expect(before.output == behind.output)
  }

  @Test func `a verdict that is not believed becomes a file of its own each time`() throws {
    let home = try ProgramHome()
    let run = try home.run(
      "quiz", "10.1.b", "--plain", input: "!\n299\n! I counted 13 rows\n!\n")
    #expect(run.code == 0)
    #expect(run.output.contains("There is no verdict yet."))
    let paths = run.lines.filter { $0.hasPrefix("  /") }.map { String($0.dropFirst(2)) }
    try #require(paths.count == 2 && paths[0] != paths[1])
    let text = try String(contentsOfFile: paths[0], encoding: .utf8)
    for line in [
      "question:   10.1.b", "answer:     299", "verdict:    wrong", "  I counted 13 rows",
      "  cnn-tutor answer 10.1.b '299' --json",
    ] { #expect(text.split(separator: "\n").contains(Substring(line))) }
    #expect(!text.contains("300"), "the right answer is not given away")
  }

  @Test func `find names the place and the command that opens it`() throws {
    let run = try ProgramHome().run("find", "7296")
    #expect(run.code == 0)
    #expect(run.lines.first?.hasPrefix("question: t4.1 ") == true)
    #expect(run.lines.first?.hasSuffix("(cnn-tutor quiz t4.1)") == true)
    let nothing = try ProgramHome().run("find", "giraffe")
    #expect(nothing.code == 2)
    #expect(nothing.output.isEmpty)
    #expect(nothing.complaints.contains("the course has nothing like \"giraffe\""))
  }

  @Test func `a misspelt command behind a global option is named`() throws {
    let run = try ProgramHome().run("--plain", "lessn")
    #expect(run.code == 64)
    #expect(
      run.complaints == "cnn-tutor: there is no command \"lessn\"; did you mean \"lesson\"?\n")
  }

  @Test(arguments: [
    ("lesson", "conv1", "there is no lesson \"conv1\"; did you mean \"conv1d\"?"),
    ("quiz", "10.1.z", "there is no question \"10.1.z\"; did you mean \"10.1.a\"?"),
  ])
  func `an unknown id ends with 2 and the nearest one`(
    command: String, id: String, words: String
  ) throws {
    let run = try ProgramHome().run(command, id, "--plain")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaints == "cnn-tutor: \(words)\n")
  }

  @Test func `a plain quiz stops with 0 at the end of input`() throws {
    let run = try ProgramHome().run("quiz", "10.1.b", "--plain", input: "299\n300\n")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("quiz 10.1: "))
    let question = try #require(run.output.firstRange(of: "\nb. How many ReLU operations"))
    let wrong = try #require(run.output.firstRange(of: "\nnot yet (understood: 299)"))
    let right = try #require(run.output.firstRange(of: "\nright (understood: 300)"))
    #expect(question.lowerBound < wrong.lowerBound && wrong.lowerBound < right.lowerBound)
  }

  @Test func `an answer is kept and told as JSON`() throws {
    let home = try ProgramHome()
    _ = try home.run("quiz", "10.1.b", "--plain", input: "30\n300\n")
    let run = try home.run("progress", "--json")
    let object = try #require(try run.objects().first)
    #expect(Set(object.keys) == ["lessons", "questions", "misconceptions", "due"])
    let question = try #require(object["questions"]?.array?.first)
    #expect(question["id"] == "10.1.b")
    #expect(question["attempts"] == 2)
    #expect(object["misconceptions"]?.array?.first?["id"] == "constant-factor")
    #expect(FileManager.default.fileExists(atPath: home.path("state/cnn-tutor/progress.sqlite")))
    #expect(try home.run("progress").output.contains("10.1.b"))
  }

  @Test func `only a typed yes resets the record, for which no course is needed`() throws {
    let home = try ProgramHome()
    _ = try home.run("quiz", "10.1.b", "--plain", input: "300\n")
    let kept = try home.run("progress", "--reset", input: "y\n")
    #expect(kept.code == 2)
    #expect(kept.complaints.hasSuffix("cnn-tutor: nothing was deleted.\n"))
    #expect(try home.run("progress", "--json").objects().first?["questions"] != [])
    let reset = try home.runPlainly(
      ["progress", "--reset", "--content", "nowhere"], input: "yes\n")
    #expect(reset.code == 0)
    #expect(reset.output == "All progress is deleted.\n")
    #expect(try home.run("progress", "--json").objects().first?["questions"] == [])
  }

  @Test func `a home that cannot be written is told and stops nothing`() throws {
    let home = try ProgramHome()
    // A file where the folder should be cannot be written to by anybody, not even by root.
    try home.write("state", [])
    let run = try home.run("quiz", "10.1.b", "--plain", input: "300\n")
    #expect(run.code == 0)
    #expect(run.output.contains("\nright"))
    #expect(run.complaints.contains(home.path("state")))
  }

  @Test func `a missing course is named with the way to mend it`() throws {
    let home = try ProgramHome()
    let run = try home.runPlainly(["lesson", "--content", "nowhere"])
    #expect(run.code == 2)
    let tried = home.url.appendingPathComponent("nowhere").standardizedFileURL.path
    #expect(
      run.complaints
        == "cnn-tutor: no course in \(tried): --content needs a folder that holds Exercises.\n")
  }

  @Test(arguments: [
    ("answr", "did you mean \"answer\"?"), ("nosuch", "cnn-tutor --help lists them."),
  ])
  func `an unknown command ends with 64`(name: String, hint: String) throws {
    let run = try ProgramHome().runPlainly([name])
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.complaints == "cnn-tutor: there is no command \"\(name)\"; \(hint)\n")
  }
}
