private import Crypto
import EPP
import Registry

/// Whether the marks of a create are those that its phase asks for, and give a right to its name (RFC 8334 §2.6).
struct MarkCheck {
    /// The marks themselves, as an info shows them.
    let marks: [Mark]
    /// Whether all of them are known to be genuine: a mark alone is for the registry's operator to look into.
    let isValidated: Bool

    /// Throws 2003 where a mark is missing, 2306 for marks that are not asked for, or do not give a right to the label.
    init(
        _ sent: [SentMark],
        _ phase: LaunchPhase,
        _ label: String,
        _ name: Item,
        _ policy: LaunchPolicy
    ) throws(EPPError) {
        let item = Item(Launch.namespace, "codeMark")
        guard sent.count <= policy.mostMarks else {
            throw EPPError(.valuePolicy, "\(policy.mostMarks) marks are the most", "policy launch.mostMarks", at: item)
        }
        guard !sent.isEmpty || phase.acceptedMarks.isEmpty else {
            let models = phase.acceptedMarks.map(\.rawValue).joined(separator: ", ")
            let found = "the phase asks for a mark of a model: \(models)"
            throw EPPError(.parameterMissing, found, "RFC 8334 §3.3.1, policy launch.phases", at: name)
        }
        for mark in sent {
            guard let model = mark.model else {
                throw EPPError(.parameterMissing, "neither code nor mark is there", "RFC 8334 §2.6.1", at: item)
            }
            guard phase.acceptedMarks.contains(model) else {
                let found = "the phase takes no marks of the model \(model.rawValue)"
                throw EPPError(.valuePolicy, found, "RFC 8334 §2.6, policy launch.phases", at: item)
            }
            try Self.check(mark, label, policy)
        }
        marks = sent.compactMap(\.mark)
        isValidated = !sent.isEmpty && sent.allSatisfy { $0.code != nil }
    }

    private static func check(_ sent: SentMark, _ label: String, _ policy: LaunchPolicy) throws(EPPError) {
        if let code = sent.code, !policy.codes.contains(where: { $0.opens(label, code, sent.validatorID) }) {
            let item = Item(Launch.namespace, "code")
            throw EPPError(.valuePolicy, "no validator has given this code for the label", "RFC 8334 §2.6.1", at: item)
        }
        if let mark = sent.mark, !mark.labels.contains(where: { $0.lowercased() == label }) {
            let item = Item(Namespace.mark, "label", label)
            throw EPPError(.valuePolicy, "the mark does not list the label", "RFC 8334 §3.3.1", at: item)
        }
    }
}

extension MarkCode {
    /// Compared in a time that does not tell where two codes differ.
    fileprivate func opens(_ label: String, _ sent: String, _ validator: String?) -> Bool {
        self.label.lowercased() == label && validatorID == validator
            && bytesAreEqual(Array(code.utf8), Array(sent.utf8))
    }
}
