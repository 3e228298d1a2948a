import Control

extension HTTPProblem {
    /// What is wrong with a body: 400 for what is no JSON, 422 for what it says.
    init(_ fault: JSONFault, in json: JSON? = nil) {
        let sentence = fault.sentence.prefix(1).uppercased() + fault.sentence.dropFirst() + "."
        guard fault.line == nil else {
            self.init(400, "The body is not JSON: \(fault.sentence).", members: Self.place(fault.line))
            return
        }
        let path = fault.missing.map { fault.path[$0] } ?? fault.path
        self = .field(path.pointer, sentence)
        members.merge(Self.place(json?.line(of: fault.path))) { _, line in line }
    }

    private static func place(_ line: Int?) -> [String: JSONValue] {
        line.map { ["line": .integer(Int64($0))] } ?? [:]
    }

    /// The present state stands in the way.
    static func conflict(_ detail: String) -> HTTPProblem { HTTPProblem(409, detail) }

    /// There is no such thing.
    static func unknown(_ kind: String, _ name: String) -> HTTPProblem {
        HTTPProblem(404, "There is no \(kind) \"\(name)\".")
    }
}

extension JSONPath {
    /// As RFC 6901 writes it.
    var pointer: String {
        steps.map { step in
            switch step {
            case .index(let index): "/\(index)"
            case .name(let name):
                "/"
                    + name.map { character in
                        switch character {
                        case "~": "~0"
                        case "/": "~1"
                        default: String(character)
                        }
                    }.joined()
            }
        }.joined()
    }
}
