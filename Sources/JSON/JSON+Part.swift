extension JSON {
    /// Whether another value has all that this one has: of an object its members, null for none; of the rest, the same.
    package func isPart(of other: JSON) -> Bool {
        switch (value, other.value) {
        case (.object(let members), .object):
            members.allSatisfy { member in
                guard let found = other[member.name]?.value else { return member.value.value == .null }
                return member.value.isPart(of: found)
            }
        case (.array(let items), .array(let others)):
            items.count == others.count && zip(items, others).allSatisfy { $0.isPart(of: $1) }
        default: value == other.value
        }
    }
}
