import JSON

/// How clients come to a registry.
package enum Endpoint: Sendable, Equatable {
    /// By a port of its own; 0 lets the system choose.
    case port(Int)
    /// By the shared port and the name that they ask for in the TLS handshake (RFC 6066 §3).
    case serverName(String)
    /// By the shared port and the end of the identifier that they log in with: registrar `alpha` logs in as `alpha-lab7`.
    case suffix(String)
}

extension Endpoint: Codable {
    private enum Field: String, CodingKey { case port, serverName, suffix }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        let port = try fields.decodeIfPresent(Int.self, forKey: .port)
        let name = try fields.decodeIfPresent(String.self, forKey: .serverName)
        let suffix = try fields.decodeIfPresent(String.self, forKey: .suffix)
        switch (port, name, suffix) {
        case (let port?, nil, nil): self = .port(port)
        case (nil, let name?, nil): self = .serverName(name.lowercased())
        case (nil, nil, let suffix?): self = .suffix(suffix)
        default:
            throw JSONFault(
                "one of \"port\", \"serverName\" and \"suffix\" is expected",
                at: JSONPath(decoder.codingPath)
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        switch self {
        case .port(let port): try fields.encode(port, forKey: .port)
        case .serverName(let name): try fields.encode(name, forKey: .serverName)
        case .suffix(let suffix): try fields.encode(suffix, forKey: .suffix)
        }
    }

    /// Throws unless it can be told from others.
    func check(at path: JSONPath) throws(JSONFault) {
        switch self {
        case .port(let port):
            guard (0...65_535).contains(port) else { throw JSONFault("a port is 0 to 65535", at: path["port"]) }
        case .serverName(let name):
            guard (1...253).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else {
                throw JSONFault("a server name is letters, digits, hyphens and dots", at: path["serverName"])
            }
        case .suffix(let suffix):
            // A client identifier has 16 characters at most, 3 of them the registrar's (RFC 5730 §4).
            guard (1...12).contains(suffix.utf8.count), suffix.utf8.allSatisfy(Self.isSuffixByte) else {
                throw JSONFault("a suffix is 1 to 12 letters and digits", at: path["suffix"])
            }
        }
    }

    private static func isSuffixByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { isSuffixByte(byte) || byte == 0x2D || byte == 0x2E }
}
