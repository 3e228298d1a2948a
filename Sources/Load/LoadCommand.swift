import Glibc
import TLS

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
            StandardError.write("mock-registry-load: \(error)\n")
            return 2
        }
    }

    private static func measure(_ options: Options) throws(LoadError) -> Int32 {
        // The kernel ends us should anything hang in spite of all.
        let once = Measurement.opening + options.warmUp + options.seconds
        _ = alarm(UInt32(once * Double(2 * options.rounds)) + 180)
        if let binaries = options.binaries {
            let comparison = try Comparison(options, of: binaries)
            print(options.isJSON ? comparison.json : comparison.table)
            return comparison.isGood ? 0 : 1
        }
        let report = try Measurement(options).run()
        print(options.isJSON ? report.json : report.table)
        return report.isGood ? 0 : 1
    }
}
