/// The whole world at one moment, as a value: to compare with, and to return to.
///
/// Taking one copies nothing; what changes afterwards is copied when it changes.
package struct WorldSnapshot: Sendable, Equatable {
    let policy: Policy
    let registrars: [ClientID: Registrar]
    let domains: Table<String, Domain>
    let hosts: Table<ObjectID, Host>
    let contacts: Table<String, Contact>
    let applications: Table<String, LaunchApplication>
    let applicationIDs: [String: Set<String>]
    let organizations: Table<String, Organization>
    let queues: [ClientID: PollQueue]
    let outbox: Outbox
    let dueQueue: DueQueue
    let lastObject: ObjectID
    let lastMessage: Int
    let hostNames: [String: ObjectID]
    let links: Links
}
