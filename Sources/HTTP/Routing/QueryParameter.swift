import JSON

/// A parameter of the query that a route knows.
///
/// Others are refused: a misspelt one would go unnoticed.
package struct QueryParameter: Sendable {
    package var name: String
    package var summary: String
    package var isRequired: Bool
    /// Its JSON schema.
    package var schema: JSONValue

    package init(
        _ name: String,
        _ summary: String,
        isRequired: Bool = false,
        schema: JSONValue = ["type": "string"]
    ) {
        self.name = name
        self.summary = summary
        self.isRequired = isRequired
        self.schema = schema
    }
}
