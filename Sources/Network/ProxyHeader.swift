import TLS

/// What a proxy says, before anything else, of the connection that it passes on: the PROXY protocol, versions 1 and 2
/// (HAProxy, `doc/proxy-protocol.txt`, sections 2.1 and 2.2).
package enum ProxyHeader {
    /// How far a reading came.
    package enum Reading: Sendable, Equatable {
        /// So far so good; all bytes belong to the header, and more must come.
        case incomplete
        /// The header has so many bytes; what follows is the client's.
        ///
        /// Without an origin the connection is the proxy's own, or of a kind that has no internet address.
        case complete(length: Int, Origin?)
        /// It is none.
        case invalid(String)
    }

    /// Whose connection it is.
    package struct Origin: Sendable, Equatable {
        package let address: InternetAddress
        package let port: Int
    }

    /// Both versions fit into 536 bytes but for their additions; a header that announces more than this is refused.
    package static let longest = 4096
    static let signature: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]
    static let word = Array("PROXY ".utf8)

    /// Reads from the beginning of a connection.
    package static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
        guard let first = bytes.first else { return .incomplete }
        if first == signature[0] { return ProxyHeaderV2.read(bytes) }
        if first == word[0] { return ProxyHeaderV1.read(bytes) }
        return .invalid("what came begins with no PROXY header")
    }

    /// Whether these first bytes can only be those of a header, as TLS begins otherwise.
    static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 5 && (bytes.prefix(6).elementsEqual(word.prefix(bytes.count)) || begins(bytes, signature))
    }

    static func begins(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
        bytes.prefix(mark.count).elementsEqual(mark.prefix(bytes.count))
    }
}

/// A line of text (section 2.1).
enum ProxyHeaderV1 {
    /// A line without an end within so many bytes is invalid.
    private static let longest = 107

    static func read(_ bytes: ArraySlice<UInt8>) -> ProxyHeader.Reading {
        guard ProxyHeader.begins(bytes, ProxyHeader.word) else {
            return .invalid("what came begins with no PROXY header")
        }
        let line = bytes.prefix(longest)
        guard let end = line.firstIndex(where: { $0 == 0x0d || $0 == 0x0a }) else {
            return line.count == longest ? .invalid("a PROXY line has no end within \(longest) bytes") : .incomplete
        }
        guard line[end] == 0x0d else { return .invalid("a PROXY line ends with CR and LF") }
        guard end + 1 < line.endIndex else {
            return line.count == longest ? .invalid("a PROXY line has no end within \(longest) bytes") : .incomplete
        }
        guard line[end + 1] == 0x0a else { return .invalid("a PROXY line ends with CR and LF") }
        let words = line[..<end].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        return read(words, length: end + 2 - line.startIndex)
    }

    private static func read(_ words: [String], length: Int) -> ProxyHeader.Reading {
        // "The receiver must ignore anything presented before the CRLF."
        if words.count > 1, words[1] == "UNKNOWN" { return .complete(length: length, nil) }
        guard words.count == 6, words[1] == "TCP4" || words[1] == "TCP6" else {
            return .invalid("a PROXY line is TCP4 or TCP6 with two addresses and two ports, or UNKNOWN")
        }
        let isIPv4 = words[1] == "TCP4"
        guard let source = address(words[2], isIPv4), address(words[3], isIPv4) != nil else {
            return .invalid("a PROXY line has an address that is none of \(words[1])")
        }
        guard let port = port(words[4]), Self.port(words[5]) != nil else {
            return .invalid("a PROXY line has a port that is no number from 0 to 65535")
        }
        return .complete(length: length, .init(address: source, port: port))
    }

    private static func address(_ text: String, _ isIPv4: Bool) -> InternetAddress? {
        text.utf8.contains(UInt8(ascii: ":")) == isIPv4 ? nil : InternetAddress(text)
    }

    /// A number without leading zeros.
    private static func port(_ text: String) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text == "0" || text.utf8.first != 0x30
        else { return nil }
        return Int(text).flatMap { $0 <= 65_535 ? $0 : nil }
    }
}
