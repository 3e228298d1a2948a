import JSON
import Locks
import Registry
import Session

/// The registries of a process by all that clients and operators call them.
package final class RegistryDirectory: RegistrySelector {
    private let state = Locked(State())

    private struct State {
        var last = 0
        var registries: [String: RegistryInstance] = [:]
        var names: [String: RegistryInstance] = [:]
        var suffixes: [String: RegistryInstance] = [:]
    }

    /// All of them, by identifier.
    package var all: [RegistryInstance] {
        state.withLock { state in state.registries.values.sorted { $0.id < $1.id } }
    }

    package var count: Int { state.withLock { $0.registries.count } }

    /// The names by which clients come to registries on the shared port, in order.
    package var serverNames: [String] { state.withLock { $0.names.keys.sorted() } }

    package subscript(id: String) -> RegistryInstance? { state.withLock { $0.registries[id] } }

    /// An identifier that nobody has asked for.
    func newIdentifier() -> String {
        state.withLock { state in
            repeat { state.last += 1 } while state.registries["r\(state.last)"] != nil
            return "r\(state.last)"
        }
    }

    /// Says what stands in the way of a registry, if anything does.
    func obstacle(to id: String, _ endpoint: Endpoint) -> JSONFault? {
        state.withLock { Self.obstacle(to: id, endpoint, in: $0) }
    }

    private static func obstacle(to id: String, _ endpoint: Endpoint, in state: borrowing State) -> JSONFault? {
        if state.registries[id] != nil {
            return JSONFault("there is a registry \"\(id)\" already", at: JSONPath()["id"])
        }
        let path = JSONPath()["reach"]
        switch endpoint {
        case .serverName(let name) where state.names[name] != nil:
            return JSONFault("another registry is reached by this name", at: path["serverName"])
        case .suffix(let suffix) where state.suffixes[suffix] != nil:
            return JSONFault("another registry is reached by this suffix", at: path["suffix"])
        default: return nil
        }
    }

    func add(_ registry: RegistryInstance) throws(JSONFault) {
        let obstacle = state.withLock { state in
            if let obstacle = Self.obstacle(to: registry.id, registry.endpoint, in: state) {
                return obstacle as JSONFault?
            }
            state.registries[registry.id] = registry
            switch registry.endpoint {
            case .port: break
            case .serverName(let name): state.names[name] = registry
            case .suffix(let suffix): state.suffixes[suffix] = registry
            }
            return nil
        }
        if let obstacle { throw obstacle }
    }

    func remove(_ id: String) -> RegistryInstance? {
        state.withLock { state in
            guard let registry = state.registries.removeValue(forKey: id) else { return nil }
            switch registry.endpoint {
            case .port: break
            case .serverName(let name): state.names[name] = nil
            case .suffix(let suffix): state.suffixes[suffix] = nil
            }
            return registry
        }
    }

    /// By the name of the TLS handshake.
    package func server(named serverName: String) -> EPPServer? {
        state.withLock { $0.names[serverName]?.server }
    }

    /// By what stands behind the last hyphen of a client's identifier.
    package func server(of client: ClientID) -> (server: EPPServer, client: ClientID)? {
        guard let hyphen = client.lastIndex(of: "-") else { return nil }
        let suffix = String(client[client.index(after: hyphen)...])
        guard let server = state.withLock({ $0.suffixes[suffix]?.server }) else { return nil }
        return (server, String(client[..<hyphen]))
    }
}
