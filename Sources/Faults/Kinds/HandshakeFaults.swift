import Locks
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
        certificates?.context(.bad(`is`)).map { .context($0) } ?? .keep
    }
}

/// Shows a new certificate, as after a renewal: as good as the usual one, of the same authority and for the same names.
struct ReplaceCertificate: BareFaultKind {
    static let name = "newCertificate"
    static let summary = "a certificate that is new and good, as after a renewal"

    var stage: FaultStage { .handshake }

    func choice(_ certificates: FaultCertificates?) -> TLSConnection.NameChoice {
        certificates?.context(.renewed).map { .context($0) } ?? .keep
    }
}

/// Refuses the handshake with a fatal unrecognized_name alert (RFC 6066 §3).
struct RefuseName: BareFaultKind {
    static let name = "refuseName"
    static let summary = "a fatal unrecognized_name alert"

    var stage: FaultStage { .handshake }

    func choice(_ certificates: FaultCertificates?) -> TLSConnection.NameChoice { .refuse }
}

/// A kind without parameters: its JSON object is empty, and a field in it is refused.
protocol BareFaultKind: FaultKind { init() }

extension BareFaultKind {
    static var sample: Self { Self() }

    init(from decoder: any Decoder) throws {
        self.init()
        _ = try decoder.container(keyedBy: NoFields.self)
    }

    func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: NoFields.self) }
}

private enum NoFields: CodingKey {}

extension FaultEffect {
    package static func delayHandshake(milliseconds: Int) -> FaultEffect {
        FaultEffect(DelayHandshake(milliseconds: milliseconds))
    }

    package static func certificate(is kind: BadCertificate) -> FaultEffect { FaultEffect(ShowCertificate(is: kind)) }

    package static var newCertificate: FaultEffect { FaultEffect(ReplaceCertificate()) }

    package static var refuseName: FaultEffect { FaultEffect(RefuseName()) }
}

/// The server's identities that are not the usual one, each made when it is first asked for.
package final class FaultCertificates: Sendable {
    package typealias Make = @Sendable (ShownCertificate) throws(TLSError) -> TLSIdentity

    private let make: Make
    private let clients: ClientCertificates
    private let made = Locked<[ShownCertificate: TLSContext]>([:])

    /// Takes what makes an identity, and what is asked of the clients themselves.
    package init(clients: ClientCertificates = .none, _ make: @escaping Make) {
        self.clients = clients
        self.make = make
    }

    /// The usual ones, of the authority that the clients trust and that `issuer` opens.
    package convenience init(
        clients: ClientCertificates = .none,
        names: [String] = ["localhost", "127.0.0.1", "::1"],
        issuer: @escaping @Sendable () throws(TLSError) -> CertificateIssuer
    ) {
        self.init(clients: clients) { kind throws(TLSError) in
            switch kind {
            case .renewed: try issuer().server(names: names, validity: Self.always)
            case .bad(.expired): try issuer().server(names: names, validity: Self.year2020..<Self.year2020 + Self.day)
            case .bad(.notYetValid):
                try issuer().server(names: names, validity: Self.year2200..<Self.year2200 + Self.day)
            case .bad(.wrongName): try issuer().server(names: ["elsewhere.invalid"], validity: Self.always)
            case .bad(.foreign):
                try CertificateIssuer(newAuthority: "Foreign CA", validity: Self.always)
                    .server(names: names, validity: Self.always)
            }
        }
    }

    /// Nil if it cannot be made: the usual one is shown then.
    func context(_ kind: ShownCertificate) -> TLSContext? {
        made.withLock { made in
            if let context = made[kind] { return context }
            guard let identity = try? make(kind) else { return nil }
            let context = try? TLSContext(server: identity, clients: clients)
            made[kind] = context
            return context
        }
    }

    private static let year2020: Int64 = 1_577_836_800
    private static let year2200: Int64 = 7_258_118_400
    private static let day: Int64 = 86_400
    private static let always = year2020..<year2200
}

/// A certificate that is not the usual one.
package enum ShownCertificate: Sendable, Hashable {
    case bad(BadCertificate)
    /// As good as the usual one.
    case renewed
}

/// A certificate that a careful client refuses.
package enum BadCertificate: String, Sendable, Equatable, Codable, CaseIterable {
    /// Valid in the past.
    case expired
    /// Valid in the far future.
    case notYetValid
    /// Of an authority that nobody trusts.
    case foreign
    /// For another host.
    case wrongName
}
