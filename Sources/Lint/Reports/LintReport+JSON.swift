import JSON

extension LintReport {
    /// An object with `findings`, each with its rule, section and place.
    var json: JSONValue {
        [
            "documents": .integer(Int64(documents)), "omitted": .integer(Int64(omitted)),
            "findings": .array(findings.map(\.json)),
            "unvalidated": .array(unvalidated.sorted().map { .string($0) }),
        ]
    }

    /// A log in the form of SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
    func sarif(version: String) -> JSONValue {
        let driver: JSONValue = [
            "name": "mock-registry lint", "version": .string(version), "rules": .array(LintRule.all.map(\.sarif)),
        ]
        return [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0", "runs": [["tool": ["driver": driver], "results": .array(findings.map(\.sarif))]],
        ]
    }
}

extension LintRule {
    fileprivate var sarif: JSONValue {
        [
            "id": .string(name), "shortDescription": ["text": .string(summary)], "help": ["text": .string(source)],
            "helpUri": .string(address), "defaultConfiguration": ["level": .string(level.rawValue)],
        ]
    }
}

extension LintReport.Finding {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "rule": .string(flaw.rule.name), "level": .string(flaw.rule.level.rawValue),
            "message": .string(flaw.message), "source": .string(flaw.source), "sender": .string(sender.rawValue),
            subject.isFile ? "file" : "connection": .string(subject.name),
        ]
        if frame > 0 { members["frame"] = .integer(Int64(frame)) }
        if flaw.line > 0 { members["line"] = .integer(Int64(flaw.line)) }
        return .object(members)
    }

    fileprivate var sarif: JSONValue {
        var result: [String: JSONValue] = [
            "ruleId": .string(flaw.rule.name), "level": .string(flaw.rule.level.rawValue),
            "message": ["text": .string("\(flaw.message) (\(flaw.source))")], "locations": [location],
        ]
        if let index = LintRule.all.firstIndex(of: flaw.rule) { result["ruleIndex"] = .integer(Int64(index)) }
        return .object(result)
    }

    /// A file's line, or a frame as a logical place.
    private var location: JSONValue {
        guard subject.isFile else {
            let name = frame > 0 ? "\(subject.name)/frame \(frame)/\(sender.rawValue)" : subject.name
            return ["logicalLocations": [["fullyQualifiedName": .string(name)]]]
        }
        var place: [String: JSONValue] = ["artifactLocation": ["uri": .string(Self.reference(subject.name))]]
        if flaw.line > 0 { place["region"] = ["startLine": .integer(Int64(flaw.line))] }
        return ["physicalLocation": .object(place)]
    }

    /// A path as a URI reference (RFC 3986 §4.2): other bytes than those of plain names are written with a percent sign.
    private static func reference(_ path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = path.utf8.flatMap { byte in
            plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
