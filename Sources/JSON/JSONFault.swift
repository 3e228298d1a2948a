/// What is wrong with a JSON text or with what it says, and where.
package struct JSONFault: Error, Equatable {
    package let sentence: String
    package let path: JSONPath
    /// The field of the object at the path that is not there.
    package let missing: String?
    /// Known where the text itself is at fault.
    package let line: Int?

    package init(_ sentence: String, at path: JSONPath = JSONPath(), missing: String? = nil, line: Int? = nil) {
        self.sentence = sentence
        self.path = path
        self.missing = missing
        self.line = line
    }

    /// A field that nobody asked for; the nearest of those that it could have been is named.
    package static func noField(_ name: String, of known: [String], at path: JSONPath) -> JSONFault {
        let hint = NearestWord.to(name, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        return JSONFault("there is no such field\(hint)", at: path[name])
    }

    /// A value that is none of those that there are, which are named.
    package static func noValue(_ text: String, of known: [String], at path: JSONPath) -> JSONFault {
        let hint = NearestWord.to(text, among: known).map { ", did you mean \"\($0)\"?" } ?? ""
        return JSONFault("there is no \"\(text.prefix(64))\"\(hint): \(known.joined(separator: ", "))", at: path)
    }

    /// The same, of a text that is itself a part of another: the place of the part comes first.
    package func below(_ path: JSONPath) -> JSONFault {
        JSONFault(sentence, at: JSONPath(path.steps + self.path.steps), missing: missing, line: line)
    }

    /// The field at fault, also one that is not there.
    package var field: JSONPath { missing.map { path[$0] } ?? path }
}

/// Where in a JSON text something stands, as `domains[3].sponsor`.
package struct JSONPath: Sendable, Equatable, CustomStringConvertible {
    package enum Step: Sendable, Equatable {
        case name(String)
        case index(Int)
    }

    package var steps: [Step]

    package init(_ steps: [Step] = []) { self.steps = steps }

    /// The path of a decoding error.
    package init(_ keys: [any CodingKey]) {
        steps = keys.map { key in key.intValue.map(Step.index) ?? .name(key.stringValue) }
    }

    package subscript(name: String) -> JSONPath { JSONPath(steps + [.name(name)]) }
    package subscript(index: Int) -> JSONPath { JSONPath(steps + [.index(index)]) }

    package var description: String {
        steps.reduce("") { text, step in
            switch step {
            case .name(let name): text.isEmpty ? name : "\(text).\(name)"
            case .index(let index): "\(text)[\(index)]"
            }
        }
    }
}

extension JSONPath {
    /// As RFC 6901 writes it.
    package var pointer: String {
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
