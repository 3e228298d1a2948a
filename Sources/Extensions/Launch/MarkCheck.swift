import Commands
private import Crypto
import EPP
import Marks
import Registry

/// Whether the marks of a create are those that its phase asks for, and give a right to its name (RFC 8334 §2.6).
struct MarkCheck {
    /// The marks themselves, as an info shows them.
    let marks: [Mark]
    /// Whether all of them are known to be genuine: a mark alone is for the registry's operator to look into.
    let isValidated: Bool

    private let phase: LaunchPhase
    private let label: String

    /// Throws 2003 where a mark is missing, 2306 for marks that are not asked for, or do not give a right to the label.
    init(
        _ sent: SentMarks,
        _ phase: LaunchPhase,
        _ label: String,
        _ name: Item,
        _ context: Context
    ) throws(EPPError) {
        (self.phase, self.label) = (phase, label)
        let policy = context.policy.launch
        guard sent.count <= policy.mostMarks else {
            let found = "\(policy.mostMarks) marks are the most"
            throw EPPError(.valuePolicy, found, "policy launch.mostMarks", at: sent.item)
        }
        guard sent.count > 0 || phase.acceptedMarks.isEmpty else {
            let models = phase.acceptedMarks.map(\.rawValue).joined(separator: ", ")
            let found = "the phase asks for a mark of a model: \(models)"
            throw EPPError(.parameterMissing, found, "RFC 8334 §3.3.1, policy launch.phases", at: name)
        }
        switch sent {
        case .codes(let codes):
            marks = codes.compactMap(\.mark)
            isValidated = !codes.isEmpty && codes.allSatisfy { $0.code != nil }
            for code in codes { try check(code, at: sent.item, policy) }
        case .signed(let signed, let model):
            marks = signed.map(\.mark)
            isValidated = true
            try expect(model, at: sent.item)
            for mark in signed { try check(mark, context) }
        }
    }

    private func expect(_ model: LaunchPhase.MarkModel, at item: Item) throws(EPPError) {
        guard phase.acceptedMarks.contains(model) else {
            let found = "the phase takes no marks of the model \(model.rawValue)"
            throw EPPError(.valuePolicy, found, "RFC 8334 §2.6, policy launch.phases", at: item)
        }
    }

    private func check(_ sent: SentMark, at item: Item, _ policy: LaunchPolicy) throws(EPPError) {
        guard let model = sent.model else {
            throw EPPError(.parameterMissing, "neither code nor mark is there", "RFC 8334 §2.6.1", at: item)
        }
        try expect(model, at: item)
        if let code = sent.code, !policy.codes.contains(where: { $0.opens(label, code, sent.validatorID) }) {
            let item = Item(Launch.namespace, "code")
            throw EPPError(.valuePolicy, "no validator has given this code for the label", "RFC 8334 §2.6.1", at: item)
        }
        if let mark = sent.mark { try checkLabel(of: mark) }
    }

    /// What its validator has signed, as far as the registry knows who vouches for that.
    private func check(_ signed: SignedMark, _ context: Context) throws(EPPError) {
        let policy = context.policy.launch
        let named = policy.markAuthorities
        let authorities = named.isEmpty ? context.world.testAuthority() : named
        try signed.check(authorities: authorities, revoked: policy.revokedMarks, at: context.now)
        try checkLabel(of: signed.mark)
    }

    private func checkLabel(of mark: Mark) throws(EPPError) {
        guard !mark.labels.contains(where: { $0.lowercased() == label }) else { return }
        let item = Item(Namespace.mark, "label", label)
        throw EPPError(.valuePolicy, "the mark does not list the label", "RFC 8334 §3.3.1", at: item)
    }
}

extension MarkCode {
    /// Compared in a time that does not tell where two codes differ.
    fileprivate func opens(_ label: String, _ sent: String, _ validator: String?) -> Bool {
        self.label.lowercased() == label && validatorID == validator
            && bytesAreEqual(Array(code.utf8), Array(sent.utf8))
    }
}
