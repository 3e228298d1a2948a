import EPP
import Faults
import Journal
import Registry

/// The sessions of a registry as its journal tells of them.
struct OpenSessions: Sendable {
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
            talks[session, default: Talk()].ask()
            return nil
        case .verdict: return decided(reading).map { ($0, reading) }
        case .sent:
            guard talks[session]?.greets() == true else { return nil }
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
        var saying = Saying(command: command ?? "unreadable", code: code)
        let hasCome = talks[reading.session, default: Talk()].decide(&saying, reading, isRemembered: remembersCommands)
        if hasCome { counts[reading.registrar, default: 0] += 1 }
        if code == 1500 || code >= 2500 { leave(reading.session) }
        return saying
    }

    /// A fault before the verdict is the command's, one behind it spoils the answer.
    private mutating func wentWrong(_ reading: JournalReading) -> (saying: Saying, reading: JournalReading)? {
        guard let fault = reading.fault else { return nil }
        guard reading.session != 0 else {
            return (Saying(command: "handshake", code: nil, source: .connection, fault: fault.name), reading)
        }
        return talks[reading.session, default: Talk()].suffer(fault)
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

/// One session.
private struct Talk: Sendable {
    /// Who has logged in.
    var client: ClientID?
    /// Whether something went wrong on purpose: how it ends is not the client's doing.
    private(set) var isExcused = false
    /// The HTTP call that it carries out.
    var call: (text: String, commands: [String], names: [String])?
    /// Whether its last frame has had no verdict so far.
    private var isAsked = false
    /// What went wrong with the frame that is being answered.
    private var fault: FaultEffect?
    /// The last command, for faults that spoil its answer.
    private var last: (saying: Saying, reading: JournalReading)?

    mutating func ask() {
        isAsked = true
        if fault != nil { fault = nil }
        if last != nil { last = nil }
    }

    /// Whether what is sent answers a hello: it had no verdict.
    mutating func greets() -> Bool {
        defer { isAsked = false }
        return isAsked
    }

    /// Completes what a verdict says; true where it lets somebody in.
    mutating func decide(_ saying: inout Saying, _ reading: JournalReading, isRemembered: Bool) -> Bool {
        isAsked = false
        if let fault { (saying.fault, saying.isLost) = (fault.name, !reading.isAnswered) }
        let isLogin = saying.command == "login"
        if call != nil {
            saying.call = call?.text
            if !isLogin {
                call?.commands.append(saying.command)
                call?.names += reading.names
            }
        }
        if isRemembered { last = (saying, reading) }
        guard isLogin, saying.code == 1000, client == nil else { return false }
        client = reading.registrar
        return true
    }

    /// What goes wrong on purpose is not the client's doing; the last command where its answer was spoilt.
    mutating func suffer(_ fault: FaultEffect) -> (saying: Saying, reading: JournalReading)? {
        isExcused = true
        guard !isAsked, var last else {
            self.fault = fault
            return nil
        }
        (last.saying.fault, last.saying.isLost) = (fault.name, fault.losesAnswer)
        return last
    }
}
