/// The text of `--help`, made of the table of options.
enum Help {
    static var text: String {
        """
        mock-registry: an EPP registry to test against.

        Usage:
          mock-registry [serve] [options]      run the registry until SIGTERM or SIGINT
          mock-registry certs [options]        make the development certificates and end
          mock-registry policies               list the policies that are known by name
          mock-registry policies show NAME     print one whole, to start a file of one's own from

        Options:
        \(options)

        Each option can be given as a variable of the environment: --ready-file as MOCK_REGISTRY_READY_FILE.

        """
    }

    private static var options: String {
        Options.all.map { option in
            let head = "  --\(option.name)" + (option.placeholder.map { " \($0)" } ?? "")
            return head.count < 30 ? padded(head) + option.help : "\(head)\n\(padded(""))\(option.help)"
        }.joined(separator: "\n")
    }

    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(0, 32 - text.count))
    }
}
