internal import ArgumentParser
internal import NcursesTerminal

NcursesTerminal.beginProcess()
Program.runAndExit(arguments: Array(CommandLine.arguments.dropFirst()))
