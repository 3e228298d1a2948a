import Faults
import Hosting
import JSON
import Registry
import Seed

/// What a set-up adds to a configuration: read, and checked as far as that goes without a registry.
package struct Setup: Sendable {
    /// Policies by name.
    var policies: [String: Policy] = [:]
    /// What goes wrong in the registry that the process starts with.
    var faults: ReadDocument<[FaultRule]>?
    /// Its snapshots.
    var snapshots: [(name: String, document: ReadDocument<WrittenCheckpoint>)] = []
    /// The registries beside it.
    var registries: [ReadDocument<RegistryPlan>] = []

    init() {}

    init(_ folder: SetupFolder) throws(SetupError) {
        for (name, file) in folder.named("policies") {
            policies[name] = try ReadDocument(file) { json throws(JSONFault) in try PolicyFile.policy(json) }.value
        }
        if let file = folder.file("faults.json") {
            faults = try ReadDocument(file) { json throws(JSONFault) in
                try StrictDecoder.decode([FaultRule].self, from: json)
            }
        }
        for (name, file) in folder.named("snapshots") {
            let document = try ReadDocument(file) { json throws(JSONFault) in
                try StrictDecoder.decode(WrittenCheckpoint.self, from: json)
            }
            snapshots.append((name, document))
        }
        for (name, file) in folder.named("registries") {
            registries.append(try ReadDocument(file) { json throws(JSONFault) in try Self.plan(json, named: name) })
        }
    }

    /// A registry is called as its file is.
    private static func plan(_ json: JSON, named name: String) throws(JSONFault) -> RegistryPlan {
        var plan = try StrictDecoder.decode(RegistryPlan.self, from: json)
        guard plan.id == nil || plan.id == name else {
            throw JSONFault("the file's name says \"\(name)\"", at: JSONPath()["id"])
        }
        plan.id = name
        return plan
    }
}

/// What a JSON file says, with the means to say where something else is wrong with it.
struct ReadDocument<Value: Sendable>: Sendable {
    let value: Value
    let file: String
    private let json: JSON

    init(_ file: String, _ read: (JSON) throws(JSONFault) -> Value) throws(SetupError) {
        self.file = file
        let text = try Files.read(file)
        var parsed: JSON?
        do throws(JSONFault) {
            let json = try JSONParser.parse(text)
            parsed = json
            (self.json, value) = (json, try read(json))
        } catch {
            throw SetupError(error.error(in: file, parsed))
        }
    }

    /// What is wrong, with file, line and path.
    func error(_ fault: JSONFault) -> SetupError { SetupError(fault.error(in: file, json)) }
}
