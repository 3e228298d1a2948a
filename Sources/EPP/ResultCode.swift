/// What a response says of its command (RFC 5730 §3).
package enum ResultCode: Int, Sendable, CaseIterable {
    case success = 1000
    case actionPending = 1001
    case noMessages = 1300
    case acknowledgeToDequeue = 1301
    case endingSession = 1500
    case unknownCommand = 2000
    case syntaxError = 2001
    case useError = 2002
    case parameterMissing = 2003
    case valueRange = 2004
    case valueSyntax = 2005
    case unimplementedVersion = 2100
    case unimplementedCommand = 2101
    case unimplementedOption = 2102
    case unimplementedExtension = 2103
    case billingFailure = 2104
    case notEligibleForRenewal = 2105
    case notEligibleForTransfer = 2106
    case authenticationError = 2200
    case authorizationError = 2201
    case invalidAuthInfo = 2202
    case pendingTransfer = 2300
    case notPendingTransfer = 2301
    case objectExists = 2302
    case objectDoesNotExist = 2303
    case statusProhibits = 2304
    case associationProhibits = 2305
    case valuePolicy = 2306
    case unimplementedService = 2307
    case dataPolicyViolation = 2308
    case commandFailed = 2400
    case commandFailedClosing = 2500
    case authenticationFailedClosing = 2501
    case sessionLimitClosing = 2502

    /// Whether the command took effect, or will (1xxx).
    package var isSuccess: Bool { rawValue < 2000 }

    /// Whether the server closes the connection after saying this: exactly the codes x5xx (RFC 5730 §2, Figure 1).
    package var endsSession: Bool { rawValue % 1000 / 100 == 5 }

    /// The RFC's own words in English: clients compare them.
    package var message: String {
        switch self {
        case .success: "Command completed successfully"
        case .actionPending: "Command completed successfully; action pending"
        case .noMessages: "Command completed successfully; no messages"
        case .acknowledgeToDequeue: "Command completed successfully; ack to dequeue"
        case .endingSession: "Command completed successfully; ending session"
        case .unknownCommand: "Unknown command"
        case .syntaxError: "Command syntax error"
        case .useError: "Command use error"
        case .parameterMissing: "Required parameter missing"
        case .valueRange: "Parameter value range error"
        case .valueSyntax: "Parameter value syntax error"
        case .unimplementedVersion: "Unimplemented protocol version"
        case .unimplementedCommand: "Unimplemented command"
        case .unimplementedOption: "Unimplemented option"
        case .unimplementedExtension: "Unimplemented extension"
        case .billingFailure: "Billing failure"
        case .notEligibleForRenewal: "Object is not eligible for renewal"
        case .notEligibleForTransfer: "Object is not eligible for transfer"
        case .authenticationError: "Authentication error"
        case .authorizationError: "Authorization error"
        case .invalidAuthInfo: "Invalid authorization information"
        case .pendingTransfer: "Object pending transfer"
        case .notPendingTransfer: "Object not pending transfer"
        case .objectExists: "Object exists"
        case .objectDoesNotExist: "Object does not exist"
        case .statusProhibits: "Object status prohibits operation"
        case .associationProhibits: "Object association prohibits operation"
        case .valuePolicy: "Parameter value policy error"
        case .unimplementedService: "Unimplemented object service"
        case .dataPolicyViolation: "Data management policy violation"
        case .commandFailed: "Command failed"
        case .commandFailedClosing: "Command failed; server closing connection"
        case .authenticationFailedClosing: "Authentication error; server closing connection"
        case .sessionLimitClosing: "Session limit exceeded; server closing connection"
        }
    }
}
