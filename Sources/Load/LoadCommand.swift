import FoundationEssentials

/// The program: flags in, a row out.
package enum LoadCommand {
    /// Runs with the arguments behind the program's name; returns the exit status.
    package static func run(_ arguments: [String]) -> Int32 {
        do throws(LoadError) {
            let flags = try Flag.parse(arguments)
            if flags["--help"] != nil {
                print(Flag.page, terminator: "")
                return 0
            }
            return try measure(Options(flags))
        } catch {
            complain(error.description)
            return 2
        }
    }

    private static func measure(_ options: Options) throws(LoadError) -> Int32 {
        let report = try Measurement(options).run()
        print(options.isJSON ? report.json : report.table)
        return report.isGood ? 0 : 1
    }

    private static func complain(_ sentence: String) {
        let line = "mock-registry-load: \(sentence)\n"
        let isWritten: Void? = try? Data(line.utf8).write(to: URL(fileURLWithPath: "/dev/stderr"))
        if isWritten == nil { print(line, terminator: "") }
    }
}
