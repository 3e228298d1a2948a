import XML

/// XML Schema's simple types, as the EPP schemas use them.
///
/// Each reader refuses children and unknown attributes.
extension Element {
    /// `xs:token` with a length in characters: 2005 outside of it.
    package func token(_ length: ClosedRange<Int>, attributes: [String] = []) throws(EPPError) -> String {
        try expectSimple(attributes)
        return try checkLength(text.collapsed, length)
    }

    /// `xs:normalizedString`: tabs and line ends become spaces, nothing is trimmed.
    package func normalizedString(
        _ length: ClosedRange<Int> = 0...Int.max,
        attributes: [String] = []
    ) throws(EPPError) -> String {
        try expectSimple(attributes)
        return try checkLength(text.normalized, length)
    }

    /// A whole number of a range: 2005 when it is none, 2004 outside the range.
    ///
    /// XML Schema's unsigned types know no plus sign.
    package func integer(_ range: ClosedRange<Int>, attributes: [String] = []) throws(EPPError) -> Int {
        try expectSimple(attributes)
        return try integer(text.collapsed, range)
    }

    /// `xs:boolean`.
    package func boolean(attributes: [String] = []) throws(EPPError) -> Bool {
        try expectSimple(attributes)
        return try boolean(text.collapsed)
    }

    /// A boolean attribute, when it is there.
    package func boolean(attribute: String) throws(EPPError) -> Bool? {
        guard let text = self[attribute: attribute] else { return nil }
        return try boolean(text.collapsed)
    }

    /// A value of an enumeration of tokens: 2005 for any other.
    package func value<Value: RawRepresentable<String>>(
        _: Value.Type = Value.self,
        attributes: [String] = []
    ) throws(EPPError) -> Value {
        try expectSimple(attributes)
        guard let value = Value(rawValue: text.collapsed) else {
            throw EPPError(.valueSyntax, "\(quoted(text)) is no value of <\(name)>", at: Item(self))
        }
        return value
    }

    /// A value of an enumeration in an attribute, when it is there.
    package func value<Value: RawRepresentable<String>>(
        attribute: String,
        _: Value.Type = Value.self
    ) throws(EPPError) -> Value? {
        guard let text = self[attribute: attribute] else { return nil }
        guard let value = Value(rawValue: text.collapsed) else { throw refusal(of: text, in: attribute) }
        return value
    }

    /// 2005: an attribute has a value that is none of its enumeration.
    package func refusal(of text: String, in attribute: String) -> EPPError {
        EPPError(.valueSyntax, "\(attribute)=\(quoted(text)) is no value of <\(name)>", at: Item(self))
    }

    /// An element that carries nothing at all.
    package func expectEmpty(attributes: [String] = []) throws(EPPError) {
        try expectSimple(attributes)
        guard text.isEmpty else { throw EPPError(.syntaxError, "<\(name)> must be empty", at: Item(self)) }
    }

    /// Refuses children and unknown attributes.
    package func expectSimple(_ attributes: [String]) throws(EPPError) {
        try expectAttributes(attributes)
        if hasChildren, let child = firstChild { throw .unexpected(child, in: self) }
    }

    /// Refuses every attribute but these; XML Schema's own location hints may stand anywhere.
    package func expectAttributes(_ names: [String]) throws(EPPError) {
        guard hasAttributes else { return }
        for attribute in attributes(besides: names) {
            guard attribute.namespace == Namespace.schemaInstance, attribute.name.hasSuffix("chemaLocation") else {
                throw EPPError(.syntaxError, "<\(name)> has no attribute \(attribute.name)", at: Item(self))
            }
        }
    }

    /// Refuses text beside child elements.
    package func expectNoText() throws(EPPError) {
        guard !hasText || text.utf8.allSatisfy(\.isXMLSpace) else {
            throw EPPError(.syntaxError, "<\(name)> at line \(line) holds text", at: Item(self))
        }
    }

    private func checkLength(_ value: String, _ length: ClosedRange<Int>) throws(EPPError) -> String {
        let bytes = value.utf8.count  // an upper bound of the characters: most values need no count
        if length.lowerBound <= 1, bytes >= length.lowerBound, bytes <= length.upperBound { return value }
        guard length.contains(value.scalarCount(ofBytes: bytes)) else {
            let most = length.upperBound == .max ? " or more" : " to \(length.upperBound)"
            let bounds = "\(length.lowerBound)\(most) characters"
            throw EPPError(.valueSyntax, "<\(name)> takes \(bounds)", at: Item(self))
        }
        return value
    }

    private func integer(_ text: String, _ range: ClosedRange<Int>) throws(EPPError) -> Int {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw EPPError(.valueSyntax, "\(quoted(text)) is not a whole number", at: Item(self))
        }
        guard let value = Int(text), range.contains(value) else {
            let number = mayRepeat(text) ? text : "the number"
            let bounds = "from \(range.lowerBound) to \(range.upperBound)"
            throw EPPError(.valueRange, "\(number) is not \(bounds)", at: Item(self))
        }
        return value
    }

    private func boolean(_ text: String) throws(EPPError) -> Bool {
        switch text {
        case "true", "1": return true
        case "false", "0": return false
        default: throw EPPError(.valueSyntax, "\(quoted(text)) is not a boolean", at: Item(self))
        }
    }
}
