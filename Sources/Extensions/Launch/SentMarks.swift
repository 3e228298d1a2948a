import EPP
import Marks
import Registry
import XML

/// The marks of a create: of one kind (RFC 8334 §4, `createType`).
enum SentMarks: Sendable {
    case codes([SentMark])
    /// As XML, or encoded.
    case signed([SignedMark], LaunchPhase.MarkModel)

    /// Signed marks of one frame whose signatures are looked into, whatever the policy says: it takes a while.
    private static let mostSigned = 10

    init(_ children: inout Children) throws(EPPError) {
        let codes = try children.many("codeMark").map { element throws(EPPError) in try SentMark(element) }
        guard codes.isEmpty, let next = children.next, next.namespace == Namespace.signedMark else {
            self = .codes(codes)
            return
        }
        let isEncoded = next.name == "encodedSignedMark"
        guard isEncoded || next.name == "signedMark" else { throw .unexpected(next, in: children.parent) }
        var marks: [SignedMark] = []
        while let element = children.next, element.namespace == next.namespace, element.name == next.name {
            guard marks.count < Self.mostSigned else {
                let found = "\(Self.mostSigned) signed marks are the most"
                throw EPPError(.valuePolicy, found, "RFC 8334 §2.6.3", at: Item(element.namespace, element.name))
            }
            let element = try children.any("signedMark")
            marks.append(try isEncoded ? SignedMark(encoded: element) : SignedMark(element))
        }
        self = .signed(marks, isEncoded ? .encodedSignedMark : .signedMark)
    }

    var count: Int {
        switch self {
        case .codes(let codes): codes.count
        case .signed(let marks, _): marks.count
        }
    }

    /// The element that a refusal is about.
    var item: Item {
        switch self {
        case .codes: Item(Launch.namespace, "codeMark")
        case .signed(_, let model): Item(Namespace.signedMark, model.rawValue)
        }
    }
}
