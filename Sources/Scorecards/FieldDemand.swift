import Faults
import JSON
import XML

/// What a frame has to say in one place.
///
/// The place is an element's name (`period`, `domain:period`) at any depth, or an XPath expression; prefixes are those that the
/// registry's namespaces usually have.
struct FieldDemand: Sendable {
    /// What is wanted there.
    enum Value: Sendable, Equatable {
        /// Nothing at all.
        case absent
        /// Something.
        case present
        /// One of them has no text.
        case empty
        /// One of them fits: a pattern, or a variable.
        case text(String)
        /// So many of them.
        case count(ClosedRange<Int>)
    }

    /// As it was written.
    let place: String
    let path: XPath
    let value: Value

    /// Whether what a document has in this place is what is wanted; variables are filled by `fill`.
    func holds(for found: [String], filling fill: (String) -> String) -> Bool {
        switch value {
        case .absent: found.isEmpty
        case .present: !found.isEmpty
        case .empty: found.contains { $0.allSatisfy(\.isWhitespace) }
        case .text(let text): found.contains { Glob(rawValue: fill(text)).matches($0.trimmed) }
        case .count(let range): range.contains(found.count)
        }
    }

    /// For people.
    var words: String {
        switch value {
        case .absent: "without \(place)"
        case .present: "with \(place)"
        case .empty: "with an empty \(place)"
        case .text(let text): "with \(place) = \(text)"
        case .count(let range):
            range.upperBound == .max
                ? "with \(range.lowerBound) or more of \(place)"
                : "with \(range.lowerBound) to \(range.upperBound) of \(place)"
        }
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// The demands of an object whose members are places.
struct FieldDemands: Decodable {
    let all: [FieldDemand]

    private struct Bounds: Decodable {
        var atLeast: Int?
        var atMost: Int?
    }

    init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        guard let json = (decoder as? StrictDecoder)?.json, case .object(let members) = json.value else {
            throw JSONFault("an object of places is expected", at: path)
        }
        all = try members.map { member in
            guard let expression = XPath(Self.expression(for: member.name)) else {
                throw JSONFault("it is neither a name nor an XPath expression", at: path[member.name])
            }
            return FieldDemand(
                place: member.name,
                path: expression,
                value: try Self.value(member.value, at: path[member.name])
            )
        }
    }

    /// A name stands for elements of that name at any depth, a path that begins nowhere begins anywhere.
    private static func expression(for place: String) -> String {
        let isName = place.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
        }
        if isName { return "//*[local-name()='\(place)']" }
        return place.hasPrefix("/") || place.contains("(") ? place : "//\(place)"
    }

    private static func value(_ json: JSON, at path: JSONPath) throws(JSONFault) -> FieldDemand.Value {
        switch json.value {
        case .null: return .absent
        case .bool(true): return .present
        case .string(""): return .empty
        case .string(let text), .number(let text): return .text(text)
        case .object:
            let bounds: Bounds
            do throws(JSONFault) { bounds = try StrictDecoder.decode(Bounds.self, from: json) } catch {
                throw error.below(path)
            }
            let (least, most) = (bounds.atLeast ?? 0, bounds.atMost ?? .max)
            guard 0 <= least, least <= most else { throw JSONFault("at least 0, and at most no fewer", at: path) }
            return .count(least...most)
        default: throw JSONFault("a text, a number, true, null or bounds are expected", at: path)
        }
    }
}

/// JSON that is taken as it was written.
struct WrittenJSON: Decodable {
    let json: JSON

    init(from decoder: any Decoder) throws {
        guard let json = (decoder as? StrictDecoder)?.json else {
            throw JSONFault("JSON is expected", at: JSONPath(decoder.codingPath))
        }
        self.json = json
    }

    /// As a fault rule.
    var rule: FaultRule {
        get throws(JSONFault) {
            let rule = try StrictDecoder.decode(FaultRule.self, from: json)
            try rule.check()
            return rule
        }
    }
}
