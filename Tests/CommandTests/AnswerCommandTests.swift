import Testing

@Suite struct AnswerCommandTests {
  @Test func `a right answer ends with 0`() throws {
    let run = try ProgramHome().run("answer", "10.1.b", "300")
    #expect(run.code == 0)
    #expect(run.output == "right\nunderstood: 300\n")
    #expect(run.complaints.isEmpty)
  }

  @Test func `a wrong answer ends with 1`() throws {
    let run = try ProgramHome().run("answer", "10.1.b", "299")
    #expect(run.code == 1)
    #expect(run.lines.first == "wrong")
  }

  @Test func `an unreadable answer ends with 2`() throws {
    let run = try ProgramHome().run("answer", "10.1.b", "3**")
    #expect(run.code == 2)
    #expect(run.lines.first == "unreadable")
  }

  @Test func `an unknown question ends with 2 and the nearest id`() throws {
    let run = try ProgramHome().run("answer", "10.1.bb", "300")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.complaints == "cnn-tutor: there is no question \"10.1.bb\"; did you mean \"10.1.b\"?\n")
  }

  @Test func `an answer may begin with a minus sign`() throws {
    let run = try ProgramHome().run("answer", "10.1.b", "-5", "--json")
    #expect(run.code == 1)
    #expect(try run.objects().first?["understood"] == "-5")
  }

  @Test func `JSON has five names, null where nothing is known`() throws {
    let home = try ProgramHome()
    let wrong = try #require(try home.run("answer", "10.1.b", "299", "--json").objects().first)
    #expect(Set(wrong.keys) == ["question", "verdict", "note", "message", "understood"])
    #expect(wrong["question"] == "10.1.b")
    #expect(wrong["verdict"] == "wrong")
    #expect(wrong["note"] == .null)
    let accepted = try #require(try home.run("answer", "10.1.b", "304", "--json").objects().first)
    #expect(accepted["verdict"] == "right")
    #expect(accepted["note"] == "10.1.b:relu-on-output")
    let unreadable = try #require(try home.run("answer", "10.1.b", "3**", "--json").objects().first)
    #expect(unreadable["verdict"] == "unreadable")
    #expect(unreadable["understood"] == .null)
  }

  @Test func `an answer is not kept`() throws {
    let home = try ProgramHome()
    _ = try home.run("answer", "10.1.b", "300")
    #expect(try home.run("progress", "--json").objects().first?["questions"] == [])
  }
}
