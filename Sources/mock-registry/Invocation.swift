import MockRegistry

/// What the command line asks for.
struct Invocation: Sendable {
    enum Action: Sendable, Equatable {
        case serve
        /// Makes the certificates and ends.
        case makeCertificates
        case listPolicies
        case showPolicy(String)
        case showHelp
        case showVersion
    }

    var action = Action.serve
    var configuration = Configuration()
    /// Where to say that the server is ready.
    var readyFile: String?
    var registryFile: String?
    var control = ControlChoice()

    /// What was said about the control API.
    struct ControlChoice: Sendable {
        var isOff = false
        var host: String?
        var port: Int?
        var token: String?
    }

    init() {
        configuration.port = 7700
        configuration.certificateDirectory = "certs"
        configuration.logLevel = .info
        configuration.threads = 0
    }
}
