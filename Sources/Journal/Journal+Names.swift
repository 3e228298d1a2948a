import EPP
import Faults
import Network
import Registry
import XML

/// Records by the objects that commands are about: found out by whoever asks, not on the way of a frame.
extension Journal {
    /// Those behind a sequence number that fit, the oldest first.
    ///
    /// What comes of a frame, its verdict, its answer, a fault, is about the same objects as the frame; any entry is about
    /// the objects that it has changed.
    func records(after sequence: Int, matching filter: JournalFilter, limit: Int) -> [JournalRecord] {
        guard let name = filter.name else { return records(after: sequence, limit: limit, filter.accepts) }
        let candidates = records(after: 0, limit: .max) { record in
            record.isReceived || record.sequence > sequence && filter.accepts(record)
        }
        var named = NamedFrames(name)
        var found: [JournalRecord] = []
        for record in candidates where found.count < limit {
            named.note(record)
            guard record.sequence > sequence, filter.accepts(record) else { continue }
            let isAbout = record.comesOfFrame && named.fit(record.session)
            if isAbout || record.event.changes.name(name.matches) { found.append(record) }
        }
        return found
    }
}

/// Each session's last frame, and whether it is about the name: read only where that is asked.
private struct NamedFrames {
    private enum Last {
        case frame([UInt8])
        case known(Bool)
    }

    private let name: Glob
    private let reader = XMLReader()
    private var last: [Int: Last] = [:]

    init(_ name: Glob) { self.name = name }

    mutating func note(_ record: JournalRecord) {
        if case .received(let frame) = record.event { last[record.session] = .frame(frame) }
    }

    mutating func fit(_ session: Int) -> Bool {
        switch last[session] {
        case .known(let fits): return fits
        case .frame(let frame):
            let fits = names(in: frame).contains(where: name.matches)
            last[session] = .known(fits)
            return fits
        case nil: return false
        }
    }

    /// None where the frame is no command.
    private func names(in frame: [UInt8]) -> [String] {
        guard let root = try? reader.read(frame), case .command(let envelope)? = try? Request(root) else { return [] }
        return FaultContext(envelope).names
    }
}

extension JournalRecord {
    fileprivate var isReceived: Bool { if case .received = event { true } else { false } }

    fileprivate var comesOfFrame: Bool {
        switch event {
        case .received, .sent, .verdict, .fault: true
        case .opened, .closed, .handshakeFailed, .clock, .acted, .operator: false
        }
    }
}

extension RecordedChanges {
    /// Whether one of the things that were changed has a name that fits.
    func name(_ fits: (String) -> Bool) -> Bool {
        settings.contains { fits($0.name) } || revision?.changes.contains { $0.names.contains(where: fits) } ?? false
    }
}

extension StateChange {
    /// How the thing was called, and how it is; none of what has a number only.
    fileprivate var names: [String] {
        switch self {
        case .domain(let before, let after, _): [before?.name ?? after?.name ?? ""]
        case .host(let before, let after): [before?.name, after?.name].compactMap(\.self)
        case .contact(let before, let after): [before?.id ?? after?.id ?? ""]
        case .application(let before, let after): [before?.domain.name ?? after?.domain.name ?? ""]
        case .organization(let before, let after): [before?.id ?? after?.id ?? ""]
        case .registrar(let before, let after): [before?.id ?? after?.id ?? ""]
        case .balance(let client, _, _): [client]
        case .maintenance(let before, let after): [before?.id ?? after?.id ?? ""]
        case .message, .delivery, .outboxCleared: []
        }
    }
}
