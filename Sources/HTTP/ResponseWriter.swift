/// Writes answers as HTTP/1.1 has them (RFC 9112 §4, §6).
enum ResponseWriter {
    /// The interim answer that lets a client send its body (RFC 9110 §15.2.1).
    static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// A body that is not whole ends with the connection (RFC 9112 §6.3).
    static func write(
        _ response: HTTPResponse,
        toHead isHead: Bool,
        closes: Bool,
        isWhole: Bool = true,
        _ output: inout [UInt8]
    ) {
        var response = response
        // An interim or impossible status would leave the client waiting.
        if !(200...599).contains(response.status) { response = HTTPResponse(HTTPProblem(500)) }
        line("HTTP/1.1 \(response.status) \(HTTPStatus.phrase(of: response.status))", &output)
        for field in response.fields.all where !isOurs(field.name) && !field.name.isEmpty {
            line("\(field.name): \(field.value)", &output)
        }
        if response.fields.values(of: "Cache-Control").isEmpty { line("Cache-Control: no-store", &output) }
        line("X-Content-Type-Options: nosniff", &output)
        let hasBody = !HTTPStatus.isBodiless(response.status)
        if hasBody && isWhole { line("Content-Length: \(response.body.count)", &output) }
        if closes { line("Connection: close", &output) }
        line("", &output)
        if hasBody && !isHead { output += response.body }
    }

    /// What only this file may say: how long the body is, what becomes of the connection, and nothing to other origins.
    private static func isOurs(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["content-length", "transfer-encoding", "connection", "x-content-type-options"].contains(name)
            || name.hasPrefix("access-control-")
    }

    /// A value with a line end in it must not become two fields.
    private static func line(_ text: String, _ output: inout [UInt8]) {
        for byte in text.utf8 { output.append(byte < 0x20 && byte != 0x09 || byte == 0x7f ? 0x20 : byte) }
        output += [0x0d, 0x0a]
    }
}
