import JSON

extension JSON {
    /// As a merge patch changes it (RFC 7396): objects are joined, null takes a field away, all else is replaced.
    func patched(by patch: JSON) -> JSON {
        guard case .object(let changes) = patch.value else { return patch }
        var members: [Member] = []
        if case .object(let own) = value { members = own }
        for change in changes {
            let former = members.firstIndex { $0.name == change.name }
            let value = former.map { members[$0].value } ?? JSON(value: .null, line: change.line)
            if case .null = change.value.value {
                members.removeAll { $0.name == change.name }
            } else {
                let member = Member(name: change.name, line: change.line, value: value.patched(by: change.value))
                if let former { members[former] = member } else { members.append(member) }
            }
        }
        return JSON(value: .object(members), line: patch.line)
    }
}
