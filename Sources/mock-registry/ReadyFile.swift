import FoundationEssentials
import JSON
import MockRegistry

/// Says in a file that the server is ready, and how to reach it.
struct ReadyFile: Encodable, Equatable {
    let host: String
    let port: Int
    let ca: String?
    /// Where the control API is.
    let control: String?
    let pid: Int32

    init(_ registry: MockRegistry) {
        host = registry.host
        port = registry.port
        ca = registry.certificateAuthorityFile.map { URL(filePath: $0).path }
        control = registry.controlAddress
        pid = ProcessInfo.processInfo.processIdentifier
    }

    func write(to path: String) throws(SetupError) { try Files.write(JSONText.bytes(of: self), to: path) }
}
