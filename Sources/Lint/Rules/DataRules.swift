import EPP
import XML

/// What a success tells of objects, and of which (RFC 5731, RFC 5732 and RFC 5733, §3; RFC 8543 §4).
enum DataRules {
    static let all: [Rules.Check] = [fit, presence, objects]

    /// The element that answers each verb.
    private static let answers = [
        "check": "chkData", "info": "infData", "create": "creData", "renew": "renData", "transfer": "trnData",
    ]
    private static let launch = "urn:ietf:params:xml:ns:launch-1.0"

    /// The section about a verb and the objects of a namespace: `RFC 5732 §3.1.2`.
    private static func section(_ verb: String, _ namespace: String) -> String {
        let sections = [
            "check": ".1.1", "info": ".1.2", "create": ".2.1", "delete": ".2.2", "renew": ".2.3",
            "transfer": ".2.4", "update": ".2.5",
        ]
        let chapter = namespace == Namespace.organization ? 4 : 3
        return "\(Namespace.mapping(of: namespace)) §\(chapter)\(sections[verb] ?? "")"
    }

    /// The command, where it is about an object whose mapping is known and has succeeded.
    private static func succeeded(_ scene: Scene) -> (asked: AskedCommand, object: Element)? {
        guard scene.isSuccess, let asked = scene.asked, let object = asked.object,
            Rules.objectNamespaces.contains(object.namespace)
        else { return nil }
        return (asked, object)
    }

    private static func fit(_ scene: Scene) -> [Flaw] {
        guard let (asked, object) = succeeded(scene), let data = scene.data.first else { return [] }
        let source = section(asked.verb, object.namespace)
        guard let expected = answers[asked.verb] else {
            return [Flaw(.dataFitsCommand, "<\(asked.verb)> tells no data", line: data.line, source: source)]
        }
        guard data.name != expected || data.namespace != object.namespace else { return [] }
        let found = "<\(data.name)> of \(data.namespace) answers <\(asked.verb)>"
        return [
            Flaw(
                .dataFitsCommand,
                "\(found); <\(expected)> of \(object.namespace) does",
                line: data.line,
                source: source
            )
        ]
    }

    /// What was moved into `<extValue>` counts (RFC 9038 §3); claims may take the place of a check (RFC 8334 §3.1.1).
    private static func presence(_ scene: Scene) -> [Flaw] {
        guard let (asked, object) = succeeded(scene), scene.code == 1000, scene.data.isEmpty,
            let expected = answers[asked.verb], scene.content.first("result")?.first("extValue") == nil,
            !asked.extensions.contains(where: { $0.namespace == launch })
        else { return [] }
        let source = section(asked.verb, object.namespace)
        return [
            Flaw(
                .dataMissing,
                "<\(asked.words)> is answered without <\(expected)>",
                line: scene.content.line,
                source: source
            )
        ]
    }

    private static func objects(_ scene: Scene) -> [Flaw] {
        guard let (asked, object) = succeeded(scene), let data = scene.data.first,
            data.name == answers[asked.verb], data.namespace == object.namespace
        else { return [] }
        let answered = data.name == "chkData" ? data.children.flatMap(\.objectNames) : data.objectNames
        let (sent, told) = (Set(asked.names.map { $0.lowercased() }), Set(answered.map { $0.lowercased() }))
        // A server may write an internationalized name in its other form.
        guard (sent.union(told)).allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }), sent != told else { return [] }
        let source = section(asked.verb, object.namespace)
        let strangers = told.subtracting(sent).sorted().map {
            Flaw(.otherObject, "the answer is about \($0), which was not asked for", line: data.line, source: source)
        }
        let missing = sent.subtracting(told).sorted().map {
            Flaw(.otherObject, "the answer tells nothing of \($0)", line: data.line, source: source)
        }
        return strangers + missing
    }
}
