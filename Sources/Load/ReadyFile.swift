import FoundationEssentials

/// What a server writes once it can be reached.
struct ReadyFile: Decodable, Sendable {
    let host: String?
    let port: Int?
    let ca: String?
    let pid: Int32?

    init(_ data: Data) throws(LoadError) {
        do { self = try JSONDecoder().decode(ReadyFile.self, from: data) } catch {
            throw .usage("the ready file is not the JSON object that mock-registry writes")
        }
    }

    init(path: String) throws(LoadError) {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw .usage("cannot read the ready file \(path)")
        }
        try self.init(data)
    }
}
