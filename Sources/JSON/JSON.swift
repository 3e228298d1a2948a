import FoundationEssentials

/// A JSON value (RFC 8259) that remembers the line on which it starts, so that a complaint can name it.
package struct JSON: Sendable, Equatable {
    package indirect enum Value: Sendable, Equatable {
        case null
        case bool(Bool)
        /// As it is written: a number is read when its type is known.
        case number(String)
        case string(String)
        case array([JSON])
        /// In the order of the text.
        case object([Member])
    }

    package struct Member: Sendable, Equatable {
        package let name: String
        package let line: Int
        package let value: JSON

        package init(name: String, line: Int, value: JSON) {
            self.name = name
            self.line = line
            self.value = value
        }
    }

    package let value: Value
    package let line: Int

    package init(value: Value, line: Int) {
        self.value = value
        self.line = line
    }

    /// The member of an object by its name.
    package subscript(name: String) -> Member? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }
    }

    /// Without these members, where it is an object.
    package func without(_ names: Set<String>) -> JSON {
        guard case .object(let members) = value, !names.isEmpty else { return self }
        return JSON(value: .object(members.filter { !names.contains($0.name) }), line: line)
    }

    /// The line of the value at a path, or of the deepest part of the path that is there.
    package func line(of path: JSONPath) -> Int {
        var (value, line) = (self, line)
        for step in path.steps {
            switch (step, value.value) {
            case (.index(let index), .array(let items)) where items.indices.contains(index):
                value = items[index]
                line = value.line
            case (.name(let name), _):
                guard let member = value[name] else { return line }
                (value, line) = (member.value, member.line)
            default: return line
            }
        }
        return line
    }

    /// What kind of value it is, in words.
    var kind: String {
        switch value {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// Values as JSON text, with their fields in alphabetical order so that two texts can be compared.
package enum JSONText {
    /// Nothing that is written here can fail to be written: there are no numbers but finite ones.
    ///
    /// What values find as the encoder's `userInfo` may be given.
    package static func bytes(of value: some Encodable, _ info: [CodingUserInfoKey: any Sendable] = [:]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.userInfo = info
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return [] }
        return Array(data) + [0x0A]
    }
}
