import Arguments
import EPP
import HTTP
import JSON

/// What a command asks of the API: made of its operands, options and fields.
struct OperatorRequest {
    private let command: OperatorCommand
    private let invocation: OperatorInvocation
    private let registry: String
    /// By the names of path parameters and fields.
    private var operands: [String: String] = [:]
    private var fields: [(path: String, value: String)] = []
    private let fault: FaultWords?
    private var bytes: [UInt8]?

    /// Throws at words that the command does not take.
    init(
        _ command: OperatorCommand,
        _ invocation: OperatorInvocation,
        environment: [String: String]
    ) throws(ArgumentError) {
        (self.command, self.invocation) = (command, invocation)
        var words = invocation.words[...]
        for operand in command.operands {
            guard let word = words.popFirst() else {
                guard !operand.isOptional else { break }
                throw ArgumentError("\(operand.synopsis) is missing: mock-registry \(command.synopsis).")
            }
            guard operand.isFile else {
                operands[operand.name] = try command.body.isList(operand.name) ? Self.list(word) : word
                continue
            }
            // A field is text; what is no field is the whole body.
            if command.body.names.contains(operand.name) {
                operands[operand.name] = try OperatorFiles.text(word)
            } else {
                bytes = try OperatorFiles.read(word)
            }
        }
        registry = operands["registry"] ?? invocation.registry ?? environment["MOCK_REGISTRY_ID"] ?? "default"
        if command.isFault, invocation.bodyFile == nil {
            fault = try FaultWords(Array(words))
            words = []
        } else {
            fault = nil
        }
        for word in words {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2, command.takesFields else {
                throw ArgumentError("\"\(word)\" is too much: mock-registry \(command.synopsis).")
            }
            fields.append((pair[0], try Self.value(pair[1])))
        }
        fields += invocation.fields
        guard let file = invocation.bodyFile else { return }
        guard fields.isEmpty else { throw ArgumentError("Either fields, or --body with all of them.") }
        bytes = try OperatorFiles.read(file)
    }

    /// For a list `@FILE` stands for one with an item in each line of the file.
    private static func list(_ text: String) throws(ArgumentError) -> String {
        guard text.hasPrefix("@") else { return text }
        let lines = try OperatorFiles.text(String(text.dropFirst())).split(whereSeparator: \.isNewline)
        return String(decoding: JSONValue.array(lines.map { .string(String($0)) }).bytes, as: UTF8.self)
    }

    /// `@FILE` stands for what is in the file, `@@` for an at sign.
    private static func value(_ text: String) throws(ArgumentError) -> String {
        guard text.hasPrefix("@") else { return text }
        guard !text.hasPrefix("@@") else { return String(text.dropFirst()) }
        let content = text == "@-" ? readLine() ?? "" : try OperatorFiles.text(String(text.dropFirst()))
        return content.hasSuffix("\n") ? String(content.dropLast()) : content
    }

    /// Whether the registry's time must be known.
    var needsTime: Bool { fault?.needsTime ?? false }

    /// The path of the registry.
    var registryPath: String { "/registries/\(Self.encoded(registry))" }

    /// The request; `number` stands for `{n}` where several are made, `now` is the registry's time where it is needed.
    func make(number: Int, now: Instant?) throws(ArgumentError) -> HTTPClientConnection.Request {
        var request = HTTPClientConnection.Request()
        request.method = command.route.method
        var path = command.route.template.description.split(separator: "/").map { segment in
            guard segment.hasPrefix("{") else { return String(segment) }
            let name = String(segment.dropFirst().dropLast())
            return Self.encoded(name == "registry" ? registry : operands[name] ?? "")
        }
        path.insert("", at: 0)
        let query = invocation.query.map { "\($0.name)=\(Self.encoded($0.value))" }
        request.target = path.joined(separator: "/") + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        if let file = invocation.holderSessionFile {
            request.fields.append(("Holder-Session", try OperatorFiles.line(of: file)))
        }
        if command.route.request != nil {
            if let bytes { request.body = bytes } else { request.body = try body(number, now) }
        }
        return request
    }

    private func body(_ number: Int, _ now: Instant?) throws(ArgumentError) -> [UInt8] {
        let schema = command.body
        var body = fault?.body(at: now) ?? JSONValue.object([:])
        let parameters = Set(command.route.template.parameters)
        for name in schema.names {
            // An object bears the name that its path has.
            let isAsked = !parameters.contains(name) || schema.required.contains(name)
            guard let value = operands[name], isAsked else { continue }
            try schema.set(name, to: value, in: &body)
        }
        for (path, value) in fields {
            try schema.set(path, to: value.replacing("{n}", with: String(number)), in: &body)
        }
        return body.bytes
    }

    /// With a percent sign and two digits for each byte that may mean something else (RFC 3986 §2.3).
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.properties.isAlphabetic && scalar.isASCII || scalar.properties.numericType != nil
            if isPlain && scalar.isASCII || "-._~".unicodeScalars.contains(scalar) { return String(Character(scalar)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%\(digits.count < 2 ? "0" : "")\(digits)"
        }.joined()
    }
}
