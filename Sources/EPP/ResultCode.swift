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

    /// The RFC's own words in English: clients compare them.
    package var message: String { Self.messages[self] ?? "" }

    /// Whether the command took effect, or will (1xxx).
    package var isSuccess: Bool { rawValue < 2000 }

    /// Whether the server closes the connection after saying this: exactly the codes x5xx (RFC 5730 §2, Figure 1).
    package var endsSession: Bool { rawValue % 1000 / 100 == 5 }

    private static let messages: [ResultCode: String] = [
        .success: "Command completed successfully",
        .actionPending: "Command completed successfully; action pending",
        .noMessages: "Command completed successfully; no messages",
        .acknowledgeToDequeue: "Command completed successfully; ack to dequeue",
        .endingSession: "Command completed successfully; ending session",
        .unknownCommand: "Unknown command",
        .syntaxError: "Command syntax error",
        .useError: "Command use error",
        .parameterMissing: "Required parameter missing",
        .valueRange: "Parameter value range error",
        .valueSyntax: "Parameter value syntax error",
        .unimplementedVersion: "Unimplemented protocol version",
        .unimplementedCommand: "Unimplemented command",
        .unimplementedOption: "Unimplemented option",
        .unimplementedExtension: "Unimplemented extension",
        .billingFailure: "Billing failure",
        .notEligibleForRenewal: "Object is not eligible for renewal",
        .notEligibleForTransfer: "Object is not eligible for transfer",
        .authenticationError: "Authentication error",
        .authorizationError: "Authorization error",
        .invalidAuthInfo: "Invalid authorization information",
        .pendingTransfer: "Object pending transfer",
        .notPendingTransfer: "Object not pending transfer",
        .objectExists: "Object exists",
        .objectDoesNotExist: "Object does not exist",
        .statusProhibits: "Object status prohibits operation",
        .associationProhibits: "Object association prohibits operation",
        .valuePolicy: "Parameter value policy error",
        .unimplementedService: "Unimplemented object service",
        .dataPolicyViolation: "Data management policy violation",
        .commandFailed: "Command failed",
        .commandFailedClosing: "Command failed; server closing connection",
        .authenticationFailedClosing: "Authentication error; server closing connection",
        .sessionLimitClosing: "Session limit exceeded; server closing connection",
    ]
}
