/// An extension's key whose values are written in a seed, in a form that is the extension's own.
package protocol WrittenKey: ExtraKey where Value: Codable {
    /// The field of `extensions` that carries the value.
    static var name: String { get }
    /// What is wrong with a value that is of the right form: a clause.
    static func flaw(in value: Value) -> String?
}

extension WrittenKey {
    package static func flaw(in value: Value) -> String? { nil }
}
