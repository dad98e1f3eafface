internal import TutorProgram

runProgram(arguments: Array(CommandLine.arguments.dropFirst()))
