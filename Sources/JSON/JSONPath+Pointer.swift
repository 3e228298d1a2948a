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
