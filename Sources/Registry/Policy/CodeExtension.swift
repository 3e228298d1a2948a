/// An extension by which codes that the registry makes are asked for, told or used, as its namespace is usually abbreviated.
package enum CodeExtension: String, Sendable, Codable, CaseIterable {
    /// This product's own.
    case authCode
    /// Of .pt: the number of a domain goes with its code, and with most commands.
    case ptdomain
    /// Of .eu: `info` asks for a code, tells it as long as it is valid, and cancels it.
    case authInfo
    /// Of .dk: `info` tells the code that a keyword has made.
    case dkhm
    /// Of .cz and whoever else runs FRED: a command of its own has the code mailed.
    case fred
}
