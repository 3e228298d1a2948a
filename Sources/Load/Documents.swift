/// The requests as XML.
enum Documents {
    private static let place = FrameTemplate.place

    /// RFC 5730 §2.9.1.1, with the three objects and no extension.
    static func login(client: String, password: String) -> String {
        let objects = ["domain", "contact", "host"]
            .map { "<objURI>urn:ietf:params:xml:ns:\($0)-1.0</objURI>" }
            .joined()
        return command(
            """
            <login><clID>\(escaped(client))</clID><pw>\(escaped(password))</pw>\
            <options><version>1.0</version><lang>en</lang></options><svcs>\(objects)</svcs></login>
            """
        )
    }

    /// RFC 5730 §2.9.1.2.
    static let logout = command("<logout/>")

    /// The request that a workload repeats.
    static func work(_ options: Options, mark: String) -> String? {
        switch options.workload {
        case .info: domain("info", "<domain:name hosts=\"all\">\(escaped(options.name))</domain:name>")
        case .check: domain("check", name(options.name))
        case .create: create(name: "load-\(mark)-\(place).\(options.zone)", contact: options.contact)
        case .update: domain("update", name(options.name) + "<domain:chg>\(authInfo)</domain:chg>")
        case .hello: document("<hello/>")
        case .login, .idle: nil
        }
    }

    /// RFC 5731 §3.2.1; without a contact for registries that keep none.
    private static func create(name new: String, contact: String) -> String {
        let id = escaped(contact)
        let contacts =
            contact.isEmpty
            ? ""
            : """
            <domain:registrant>\(id)</domain:registrant><domain:contact type="admin">\(id)</domain:contact>\
            <domain:contact type="tech">\(id)</domain:contact>
            """
        return domain("create", name(new) + "<domain:period unit=\"y\">1</domain:period>" + contacts + authInfo)
    }

    private static let authInfo = "<domain:authInfo><domain:pw>Load-\(place)</domain:pw></domain:authInfo>"

    private static func name(_ name: String) -> String { "<domain:name>\(escaped(name))</domain:name>" }

    private static func domain(_ verb: String, _ content: String) -> String {
        let namespace = "urn:ietf:params:xml:ns:domain-1.0"
        return command(
            "<\(verb)><domain:\(verb) xmlns:domain=\"\(namespace)\">\(content)</domain:\(verb)></\(verb)>"
        )
    }

    private static func command(_ content: String) -> String {
        document("<command>\(content)<clTRID>LOAD-\(place)</clTRID></command>")
    }

    private static func document(_ content: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>\
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0">\(content)</epp>
        """
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}

/// The frames of a run.
struct Frames: Sendable {
    let login: FrameTemplate
    let logout: FrameTemplate
    /// What is sent over and over; none if the workload is the session itself.
    let work: FrameTemplate?

    /// The run's mark keeps the names of two runs apart.
    init(_ options: Options, mark: String) {
        login = FrameTemplate(Documents.login(client: options.client, password: options.password))
        logout = FrameTemplate(Documents.logout)
        work = Documents.work(options, mark: mark).map(FrameTemplate.init)
    }

    /// Six letters and digits by chance.
    static func mark() -> String {
        String((0..<6).compactMap { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() })
    }
}

/// A frame that is ready to be sent (RFC 5734 §4), but for a running number in some places.
package struct FrameTemplate: Sendable {
    /// Eight characters that become the eight digits of the number.
    package static let place = "########"

    private let bytes: [UInt8]
    private let places: [Int]

    /// Puts the header before a document, and finds the places.
    package init(_ document: String) {
        let body = Array(document.utf8)
        let length = UInt32(clamping: body.count + 4)
        bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + body
        places = FrameTemplate.places(in: bytes)
    }

    private static func places(in bytes: [UInt8]) -> [Int] {
        let mark = Array(place.utf8)
        var found: [Int] = []
        var index = 4
        while index + mark.count <= bytes.count {
            let isPlace = bytes[index..<index + mark.count].elementsEqual(mark)
            if isPlace { found.append(index) }
            index += isPlace ? mark.count : 1
        }
        return found
    }

    /// Appends the frame with this number, modulo a hundred million.
    package func append(number: UInt64, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: bytes)
        for place in places {
            var rest = number
            for digit in stride(from: 7, through: 0, by: -1) {
                output[start + place + digit] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
        }
    }
}
