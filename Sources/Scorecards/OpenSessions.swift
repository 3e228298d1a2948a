import EPP
import Faults
import Journal
import Registry

/// The sessions of a registry as its journal tells of them.
struct OpenSessions: Sendable {
    private struct Talk: Sendable {
        /// Who has logged in.
        var client: ClientID?
        /// Whether its last frame has had no verdict so far.
        var isAsked = false
        /// Whether something went wrong on purpose: how it ends is not the client's doing.
        var isExcused = false
        /// The HTTP call that it carries out.
        var call: (text: String, commands: [String], names: [String])?
        /// What went wrong with the frame that is being answered.
        var fault: FaultEffect?
        /// The last command, for faults that spoil its answer.
        var last: (reading: JournalReading, saying: Saying)?
    }

    private var talks: [Int: Talk] = [:]
    private var counts: [ClientID: Int] = [:]
    /// The number of the session that was opened last.
    private(set) var newest = 0
    private let remembersCommands: Bool

    /// `remembersCommands` where a fault has to be told with the command whose answer it spoils.
    init(remembersCommands: Bool) { self.remembersCommands = remembersCommands }

    func count(of client: ClientID) -> Int { counts[client] ?? 0 }

    /// What an entry says, and the entry that it is about, which is another one for a fault that spoils an answer.
    mutating func heard(_ reading: JournalReading) -> (saying: Saying, reading: JournalReading)? {
        let session = reading.session
        switch reading.kind {
        case .opened:
            newest = max(newest, session)
            if let call = reading.call { talks[session, default: Talk()].call = (call, [], []) }
            return nil
        case .received:
            talks[session, default: Talk()].isAsked = true
            talks[session]?.fault = nil
            talks[session]?.last = nil
            return nil
        case .verdict: return decided(reading).map { ($0, reading) }
        case .sent:
            guard talks[session]?.isAsked == true else { return nil }
            talks[session]?.isAsked = false
            return (Saying(command: "hello", code: nil), reading)
        case .fault: return wentWrong(reading)
        case .closed: return closed(session).map { ($0, reading) }
        case .handshakeFailed: return (Saying(command: "handshakeFailed", code: nil, source: .connection), reading)
        case .operator: return (Saying(command: "operator", code: nil, source: .operator, call: reading.call), reading)
        case .clock: return nil
        }
    }

    private mutating func decided(_ reading: JournalReading) -> Saying? {
        guard let (command, code) = reading.verdict else { return nil }
        let session = reading.session
        talks[session, default: Talk()].isAsked = false
        note(command, code, reading)
        var saying = Saying(command: command ?? "unreadable", code: code)
        saying.call = talks[session]?.call?.text
        saying.fault = talks[session]?.fault?.name
        saying.isLost = talks[session]?.fault != nil && !reading.isAnswered
        if remembersCommands { talks[session]?.last = (reading, saying) }
        return saying
    }

    private mutating func note(_ command: String?, _ code: Int, _ reading: JournalReading) {
        if command == "login", code == 1000, talks[reading.session]?.client == nil {
            talks[reading.session]?.client = reading.registrar
            counts[reading.registrar, default: 0] += 1
        }
        if let command, command != "login", talks[reading.session]?.call != nil {
            talks[reading.session]?.call?.commands.append(command)
            talks[reading.session]?.call?.names += reading.names
        }
        if code == 1500 || code >= 2500 { leave(reading.session) }
    }

    /// A fault before the verdict is the command's, one behind it spoils the answer.
    private mutating func wentWrong(_ reading: JournalReading) -> (saying: Saying, reading: JournalReading)? {
        guard let fault = reading.fault else { return nil }
        guard reading.session != 0 else {
            return (Saying(command: "handshake", code: nil, source: .connection, fault: fault.name), reading)
        }
        // What goes wrong on purpose is not the client's doing.
        talks[reading.session, default: Talk()].isExcused = true
        guard talks[reading.session]?.isAsked == false, let last = talks[reading.session]?.last else {
            talks[reading.session]?.fault = fault
            return nil
        }
        var saying = last.saying
        (saying.fault, saying.isLost) = (fault.name, fault.losesAnswer)
        return (saying, last.reading)
    }

    private mutating func closed(_ session: Int) -> Saying? {
        let wasLoggedIn = leave(session)
        guard let talk = talks.removeValue(forKey: session) else { return nil }
        if let (text, commands, names) = talk.call {
            return Saying(command: "call", code: nil, call: text, commands: commands, names: names)
        }
        return wasLoggedIn && !talk.isExcused ? Saying(command: "closed", code: nil) : nil
    }

    /// Whether somebody was logged in until now.
    @discardableResult
    private mutating func leave(_ session: Int) -> Bool {
        guard let client = talks[session]?.client else { return false }
        talks[session]?.client = nil
        counts[client, default: 1] -= 1
        return true
    }
}
