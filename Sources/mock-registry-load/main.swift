import Glibc
import Load

exit(LoadCommand.run(Array(CommandLine.arguments.dropFirst())))
