/// The hosts that stand below a domain, sorted by their names (RFC 5731 §1.1).
///
/// Names and identifiers lie apart: who asks for the names, as every info does, is handed them as they are.
struct Subordinates: Sendable, Equatable {
    private(set) var names: [String] = []
    /// In the order of the names.
    private(set) var ids: [ObjectID] = []

    var isEmpty: Bool { ids.isEmpty }

    mutating func insert(_ host: Host) {
        let place = place(of: host.name)
        names.insert(host.name, at: place)
        ids.insert(host.id, at: place)
    }

    /// Two that change their names in one act may have the same in between.
    mutating func remove(_ host: Host) {
        guard let place = ids[place(of: host.name)...].firstIndex(of: host.id) else { return }
        names.remove(at: place)
        ids.remove(at: place)
    }

    /// Where a host of this name stands, or would: there may be very many below one domain.
    private func place(of name: String) -> Int {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
