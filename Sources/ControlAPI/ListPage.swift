import HTTP

/// Which part of a long list is asked for: how many, and behind what.
struct ListPage<Key> {
    let limit: Int
    let after: Key?

    /// Reads the parameters that `query` tells; `key` is nil for a text that is none.
    init(_ request: RoutedRequest, _ key: (String) -> Key?) throws(HTTPProblem) {
        limit = try request.integer("limit", in: ListPages.limits) ?? ListPages.usual
        after = try request.query("after").map { text throws(HTTPProblem) in
            guard let key = key(text) else { throw .parameter("after", "There is nothing of that kind.") }
            return key
        }
    }
}

/// The parameters of pages.
enum ListPages {
    static let limits = 1...1000
    static let usual = 1000

    /// `what` is what one is known by: the number, the identifier.
    static func query(behind what: String, isNumber: Bool = false) -> [QueryParameter] {
        [
            isNumber
                ? .number("after", "Only those behind this \(what)", in: 0...Int.max)
                : QueryParameter("after", "Only those behind this \(what)"),
            .number("limit", "How many, 1 to 1000; 1000", in: limits),
        ]
    }

    /// What an answer's description adds.
    static let told = "`X-Total-Count` says how many fit, whatever `after` and `limit`"
}

extension ListPage where Key == Int {
    /// Of a list that is numbered.
    init(numbered request: RoutedRequest) throws(HTTPProblem) {
        try self.init(request) { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } }
    }
}
