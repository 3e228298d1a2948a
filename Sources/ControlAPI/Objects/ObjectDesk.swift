import EPP
import JSON
import Registry
import Seed

/// Where the operator writes objects of one kind past the protocol; the world stays consistent all the same.
protocol ObjectDesk: Sendable {
    /// The object as a seed has it.
    associatedtype Form: Codable & Sendable

    /// Such as `domains`.
    static var collection: String { get }
    /// Such as `domain`.
    static var kind: String { get }
    /// The field by which it is found, and the path's parameter.
    static var keyField: String { get }
    /// The name of its schema.
    static var schema: String { get }

    /// The key as the world has it.
    static func key(_ text: String) -> String
    static func key(of form: Form) -> String
    static func keys(in world: World) -> [String]
    static func form(_ key: String, in world: World) -> Form?
    /// Puts an object in the place of the one with its key, if there is one.
    static func put(_ form: Form, in world: World, at now: Instant) throws(JSONFault)
    /// What would be left without something that it needs.
    static func obstacle(toRemoving key: String, from world: World) -> String?
    static func removal(of key: String, from world: World) -> Change?
}

extension ObjectDesk {
    /// A number is given once: an object keeps its own, a new one gets the next.
    static func number(_ asked: Int?, of former: ObjectID?, in planting: inout Planting) throws(JSONFault) -> ObjectID {
        if let former {
            guard asked == nil || asked == former else {
                throw JSONFault("the object has the number \(former)", at: JSONPath()["number"])
            }
            return former
        }
        guard asked == nil else { throw JSONFault("the registry numbers new objects itself", at: JSONPath()["number"]) }
        return try planting.number(nil, at: JSONPath()["number"])
    }
}
