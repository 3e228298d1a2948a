import Network
import TLS

/// Waits before the TLS handshake.
struct DelayHandshake: FaultKind {
    static let name = "delayHandshake"
    static let summary = "a wait before the TLS handshake"
    static let parameters = [FaultParameter("milliseconds", .integer)]
    static let sample = DelayHandshake(milliseconds: 1)

    var milliseconds: Int

    var stage: FaultStage { .accept }
    var admission: Admission { .delay(.milliseconds(LateAnswer.bounded(milliseconds))) }
}

/// Shows a certificate that is no good.
struct ShowCertificate: FaultKind {
    static let name = "certificate"
    static let summary = "a certificate to refuse"
    static let parameters = [FaultParameter("is", .word(BadCertificate.allCases.map(\.rawValue)))]
    static let sample = ShowCertificate(is: .expired)

    var `is`: BadCertificate

    var stage: FaultStage { .handshake }

    func choice(_ certificates: FaultCertificates?) -> TLSConnection.NameChoice {
        certificates?.context(`is`).map { .context($0) } ?? .keep
    }
}

/// Refuses the handshake with a fatal unrecognized_name alert (RFC 6066 §3).
struct RefuseName: FaultKind {
    static let name = "refuseName"
    static let summary = "a fatal unrecognized_name alert"
    static let sample = RefuseName()

    private enum CodingKeys: CodingKey {}

    init() {}

    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: CodingKeys.self) }

    func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: CodingKeys.self) }

    var stage: FaultStage { .handshake }

    func choice(_ certificates: FaultCertificates?) -> TLSConnection.NameChoice { .refuse }
}

extension FaultEffect {
    package static func delayHandshake(milliseconds: Int) -> FaultEffect {
        FaultEffect(DelayHandshake(milliseconds: milliseconds))
    }

    package static func certificate(is kind: BadCertificate) -> FaultEffect { FaultEffect(ShowCertificate(is: kind)) }

    package static var refuseName: FaultEffect { FaultEffect(RefuseName()) }
}
