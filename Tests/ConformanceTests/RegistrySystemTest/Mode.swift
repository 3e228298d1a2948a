import EPP
import Registry
import Testing

/// One way in which a registry may be set up for ICANN's tests (RST v2, EPP): what their input parameters tell.
struct Mode: Sendable, CustomTestStringConvertible {
    static let parties: [ClientID] = ["alpha", "beta"]
    static let zone = "example"

    let name: String
    /// `epp.hostModel`: objects, or attributes.
    var hasHostObjects = true
    /// `epp.secDNSInterfaces`.
    var interface = DNSSECPolicy.Interface.dsData
    /// `epp.clid02DataModel`: whether the second registrar's data model is the minimum.
    var isSecondThin = false
    /// `dns.gluePolicy`.
    var glue = HostPolicy.Glue.narrow
    /// Whether codes are treated as RFC 9154 asks.
    var isSecure = false

    var testDescription: String { name + (isSecure ? ", RFC 9154" : "") }

    static let all: [Mode] = [false, true].flatMap { isSecure in
        [
            Mode(name: "host objects, DS data", isSecure: isSecure),
            Mode(name: "host attributes, key data", hasHostObjects: false, interface: .keyData, isSecure: isSecure),
            Mode(name: "a data model for each registrar", isSecondThin: true, isSecure: isSecure),
            Mode(name: "wide glue", glue: .wide, isSecure: isSecure),
        ]
    }

    var policy: Policy {
        var policy = Policy.gtld
        policy.hasHostObjects = hasHostObjects
        policy.dnssec.interface = interface
        policy.host.glue = glue
        if isSecondThin { policy.domain.dataModels = [RegistrarDataModel(registrar: "beta", model: .thin)] }
        guard isSecure else { return policy }
        policy.authInfo.regime = .secure
        policy.authInfo.fewestBits = 128
        return policy
    }

    func isThick(_ client: ClientID) -> Bool { client == "alpha" || !isSecondThin }
}
