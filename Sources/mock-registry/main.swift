import MockRegistry

Program.run(CommandLine.arguments.dropFirst())
