/// A whole request, as a handler sees it.
package struct HTTPRequest: Sendable, Equatable {
    package var method: String
    /// The path's segments, percent-decoded: an encoded slash stays inside its segment.
    ///
    /// None for the root.
    package var path: [String]
    package var query: [QueryItem]
    package var fields: HTTPFields
    package var body: [UInt8]

    package init(
        _ method: String,
        path: [String],
        query: [QueryItem] = [],
        fields: HTTPFields = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
    }

    /// The names and values of a form in the body.
    package func form() throws(HTTPProblem) -> [QueryItem] { try RequestTarget.items(body[...]) }

    /// The first value given under a name in the query.
    package func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// One name and value of a query, decoded.
package struct QueryItem: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// The methods that a route may have.
///
/// Others are not implemented: CONNECT and TRACE are of no use here, and harmful.
enum HTTPMethod {
    static let implemented: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
}
