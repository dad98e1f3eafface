/// Faults of a lesson's text, with what the linter must say of each.
enum LessonFault {
  /// A change to the sample's lesson, and what must then be said.
  static let all: [(old: String, new: String, problem: String)] = [
    (
      "```animate conv1d", "```animat conv1d",
      "17: unknown fence \"animat\"; did you mean \"animate\"?"
    ),
    (
      "```animate conv1d", "```exercise one",
      """
      17: unknown fence "exercise". Allowed: animate, plot, network, pictures, derive, ask, experiment.
      """
    ),
    (
      "```animate conv1d", "```animate",
      """
      17: the fence "animate" has 0 words after "animate". Write one, as in "animate conv1d".
      """
    ),
    (
      "Some prose.", "Some $\\foo$ prose.",
      """
      12: the formula "\\foo" cannot be read: At character 1, "\\foo" is not a known command. Write \
      it in another way.
      """
    ),
    (
      "Some prose.", "Prose with\n$$ x $$ inside.",
      """
      13: a formula between $$ stands inside a paragraph. Put empty lines around it, or single \
      dollar signs.
      """
    ),
    (
      "Some prose.", "> Some prose.",
      """
      12: Markdown of the kind "block quote" cannot be shown. Use paragraphs, lists, tables, \
      formulas, code and the fences of a lesson.
      """
    ),
    ("# Second page\n", "", "15: the page has no title. Begin it with a heading: # Title."),
    (
      "---\nformat", "format",
      """
      1: the lesson does not begin with front matter. Write it between two lines of ---, as in \
      "id: conv1d".
      """
    ),
    ("minutes: 5", "minutes: soon", "5: minutes is \"soon\". Write a whole number."),
    ("exam: out", "exam: maybe", "7: unknown exam tag \"maybe\". Allowed: in, out, unknown."),
    ("needs: []", "needs: [on]", "6: there is no lesson \"on\"; did you mean \"one\"?"),
    ("needs: []", "needs: [one]", "6: \"one\" and \"one\" need each other. Remove one of the two."),
    ("needs: []", "needs: [xylophone]", "6: there is no lesson \"xylophone\". Known: one."),
    (
      "Some prose.", "```ask one.flip\n```",
      "12: there is no question \"one.flip\". There is no question here yet."
    ),
    (
      "needs: []", "needs: one",
      "6: needs is \"one\". Write a list of texts, such as [one, two]."
    ),
    (
      "Some prose.", "```\nSome prose.",
      "21: a fence opens or closes here without its other half. Put ``` before and after it."
    ),
    (
      "Some prose.", "Some \u{1B}[31mprose.",
      "12: the line holds a control sign that cannot be shown. Delete it and write the line again."
    ),
    (
      "Some prose.", "Some prose,\nand &#27;]52;more.",
      "13: the line holds a control sign that cannot be shown. Delete it and write the line again."
    ),
    (
      "Some prose.", "Some **&#x202e;prose**.",
      "12: the line holds a control sign that cannot be shown. Delete it and write the line again."
    ),
    (
      "Some prose.", "Some \u{2067}prose.",
      "12: the line holds a control sign that cannot be shown. Delete it and write the line again."
    ),
    (
      "kernel: [1, 0]", "kernel: [1, 0]\nshow: [\"\\e]0;t\\a\"]",
      "20: the line holds a control sign that cannot be shown. Delete it and write the line again."
    ),
    (
      "kernel: [1, 0]", "kernel: [1, 0]\n\"\\x9b\": 1",
      "20: the line holds a control sign that cannot be shown. Delete it and write the line again."
    ),
  ]
}
