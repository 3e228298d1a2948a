import Commands
import EPP
import Faults
import Journal
import Network
import Registry
import Session
import XML

/// A session in process that has been greeted: frames in, output out.
package final class Dialogue {
    package static let start = Instant(milliseconds: 1_767_225_600_000)
    package let server: EPPServer
    package let session: Session
    /// What the greeting came to.
    package private(set) var opening = Output()

    package static func server(
        _ faults: Faults = Faults(),
        isRecorded: Bool = false,
        clock: Clock? = nil,
        policy: Policy = Policy()
    ) -> EPPServer {
        let world = World(policy: policy)
        for id in ["alpha", "beta"] { world.apply(.registrar(Registrar(id: id, password: "\(id)-Pass1"))) }
        let store = Store(world, clock: clock ?? .frozen(at: start))
        let router = Router(commands: standardCommands, extensions: [], policy: policy)
        let journal = isRecorded ? Journal(clock: store.clock) : nil
        return EPPServer(store, router, faults: faults, journal: journal)
    }

    /// Opens a session, and logs in if there is a client.
    package init(_ server: EPPServer, as client: String? = "alpha", from address: String = "192.0.2.1") {
        self.server = server
        session = Session(server, reader: XMLReader())
        session.open(Peer(address: address), at: .now(), &opening)
        if let client { _ = send(Frames.login(client)) }
    }

    package convenience init(_ rules: [FaultRule], as client: String? = "alpha", isRecorded: Bool = false) {
        let faults = Faults()
        for rule in rules { _ = faults.add(rule) }
        self.init(Self.server(faults, isRecorded: isRecorded), as: client)
    }

    package func send(_ xml: String, at now: Monotonic = .now()) -> Output { send([xml], at: now) }

    /// Sends several frames at once.
    package func send(_ documents: [String], at now: Monotonic = .now()) -> Output {
        var output = Output()
        let frames = documents.flatMap { xml in FrameDecoder.header(forXMLOf: xml.utf8.count) + Array(xml.utf8) }
        session.receive(frames.span, at: now, &output)
        return output
    }

    /// The code of the one answer.
    package func code(_ xml: String) -> String? { send(xml).documents.first?.code }

    /// The domain is there: asked past every fault.
    package func exists(_ name: String) -> Bool {
        server.store.operate { world, _ in world.domains[name] != nil }
    }
}

/// Clients' frames.
package enum Frames {
    package static func login(_ client: String, password: String? = nil) -> String {
        """
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><login><clID>\(client)</clID>\
        <pw>\(password ?? "\(client)-Pass1")</pw><options><version>1.0</version><lang>en</lang></options><svcs>\
        <objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login><clTRID>A-1</clTRID></command></epp>
        """
    }

    package static let hello = "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>"
    package static let logout = command("<logout/>")
    package static let poll = command("<poll op='req'/>")

    package static func command(_ content: String) -> String {
        "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>\(content)<clTRID>A-2</clTRID></command></epp>"
    }

    package static func domain(_ verb: String, _ content: String) -> String {
        command("<\(verb)><d:\(verb) xmlns:d='\(Namespace.domain)'>\(content)</d:\(verb)></\(verb)>")
    }

    package static func create(_ name: String) -> String {
        domain("create", "<d:name>\(name)</d:name><d:authInfo><d:pw>2fooBAR</d:pw></d:authInfo>")
    }

    package static func info(_ name: String) -> String { domain("info", "<d:name>\(name)</d:name>") }
    package static func check(_ name: String) -> String { domain("check", "<d:name>\(name)</d:name>") }
}

extension Output {
    /// Everything that would be sent, whatever its pace.
    package var sent: [UInt8] {
        steps.reduce(bytes) { sent, step in
            switch step {
            case .send(let more), .slow(_, _, let more): sent + more
            default: sent
            }
        }
    }

    /// The frames that would be sent and can be read.
    package var documents: [Element] {
        var decoder = FrameDecoder(limit: 1 << 27)
        var found: [Element] = []
        try? decoder.receive(sent.span) { frame in
            if let root = try? XMLReader(XMLLimits(bytes: 1 << 27)).read(frame) { found.append(root) }
            return true
        }
        return found
    }

    package var text: String { String(decoding: sent, as: UTF8.self) }
}

extension Element {
    package var code: String? { first("response")?.first("result")?[attribute: "code"] }
    package var clientTransactionID: String? { first("response")?.first("trID")?.first("clTRID")?.text }

    /// The text of the first element of a name, at any depth.
    package func text(of name: String) -> String? {
        self.name == name ? text : children.lazy.compactMap { $0.text(of: name) }.first
    }
}
