import ArgumentParser

Program.runAndExit(arguments: Array(CommandLine.arguments.dropFirst()))
