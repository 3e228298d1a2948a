extension Journal {
    /// The entries in which a client sends a secret that it has sent before, in a frame that is still remembered.
    package func repeatedSecrets(matching filter: JournalFilter = JournalFilter()) -> [Int] {
        var known: Set<ArraySlice<UInt8>> = []
        var repeated: [Int] = []
        for record in records(after: 0, limit: .max, filter.accepts) {
            guard case .received(let frame) = record.event else { continue }
            let secrets = Set(SecretMask.secrets(in: frame).filter { !$0.isEmpty })
            if !known.isDisjoint(with: secrets) { repeated.append(record.sequence) }
            known.formUnion(secrets)
        }
        return repeated
    }
}
