import EPP

/// A rule as the README's table of refusals shows it.
package struct RuleSummary: Sendable, Hashable {
    package let command: CommandKey
    package let name: String
    package let codes: [ResultCode]
    package let section: String

    init(_ command: CommandKey, _ name: String, _ codes: [ResultCode], _ section: String) {
        self.command = command
        self.name = name
        self.codes = codes
        self.section = section
    }
}
