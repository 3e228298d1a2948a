/// A request with what its route has read from the path.
package struct RoutedRequest: Sendable {
    package let http: HTTPRequest
    /// The values of the template's parameters.
    package let parameters: [String: String]

    package init(_ http: HTTPRequest, parameters: [String: String] = [:]) {
        self.http = http
        self.parameters = parameters
    }

    /// The value of a parameter of the template; empty for a name that the template doesn't have.
    package subscript(_ parameter: String) -> String { parameters[parameter] ?? "" }

    /// The value of a query parameter.
    package func query(_ name: String) -> String? { http.query(name) }

    /// A query parameter that is a number within a range.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(HTTPProblem) -> Int? {
        guard let text = query(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .parameter(name, "It must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}
