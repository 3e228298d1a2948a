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
