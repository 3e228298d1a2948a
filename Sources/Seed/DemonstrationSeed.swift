import Registry

/// The registry that a newcomer finds, so that the program starts anywhere: `Fixtures/registry.json`, kept equal by a test.
package enum DemonstrationSeed {
    /// The text for a policy: what would lie in a zone that the policy does not serve lies in its first one.
    ///
    /// No label stands in two of its zones, so that all of them may be one.
    package static func text(under policy: Policy) -> String {
        let zones = ["co.example", "example", "test"]
        let fits = zones.allSatisfy(policy.zones.contains) && !policy.zones.contains("net")
        guard let first = policy.zones.first, !fits else { return text }
        // First each zone gives way to a mark that no name holds: the first zone may itself end in one of them.
        var adapted = text
        for (place, zone) in zones.enumerated() { adapted.replace(".\(zone)\"", with: ".*\(place)\"") }
        for (place, zone) in zones.enumerated() {
            adapted.replace(".*\(place)\"", with: ".\(policy.zones.contains(zone) ? zone : first)\"")
        }
        // A host of nobody's zone is to stay one.
        let outside = ["net", "org", "invalid"].first { !policy.zones.contains($0) } ?? "invalid"
        adapted.replace(".outside.net\"", with: ".outside.\(outside)\"")
        return adapted
    }

    /// The text of the file.
    package static let text = #"""
        {
          "registrars": [
            {
              "id": "alpha", "password": "alpha-Pass1",
              "keys": [{
                "interface": "opusdns", "name": "organization_01h00000000000000000000000", "secret": "opk_alpha-demo"
              }]
            },
            {
              "id": "beta", "password": "beta-Pass1",
              "keys": [
                {"interface": "openprovider", "name": "beta", "secret": "beta-Demo1"},
                {"interface": "openprovider", "account": "beta-2", "name": "beta-2", "secret": "beta-2-Demo1"}
              ]
            },
            {
              "id": "gamma", "password": "gamma-Pass1", "balance": 5000,
              "keys": [{
                "interface": "hostup", "secret": "hostup-gamma-demo",
                "scopes": ["read:domains", "write:domains", "transfer:domains"]
              }]
            },
            {"id": "delta", "password": "delta-Pass1", "suspended": true}
          ],
          "contacts": [
            {
              "id": "ALPHA-1", "sponsor": "alpha", "created": "-400d",
              "int": {
                "name": "Anna Alder", "organization": "Alder and Sons", "street": ["1 Canal Street", "Second floor"],
                "city": "Amsterdam", "stateOrProvince": "NH", "postalCode": "1000 AA", "country": "NL"
              },
              "voice": "+31.201234567x12", "fax": "+31.201234568", "email": "anna@alpha-1.example",
              "authInfo": "ALPHA-1-Auth",
              "taxpayerNumber": "200000001", "holderPassword": "ALPHA-1-Holder"
            },
            {
              "id": "ALPHA-2", "sponsor": "alpha", "created": "-400d",
              "int": {"name": "Arno Ash", "street": ["2 Canal Street"], "city": "Amsterdam", "country": "NL"},
              "email": "arno@alpha-1.example", "authInfo": "ALPHA-2-Auth",
              "taxpayerNumber": "200000002", "holderPassword": "ALPHA-2-Holder"
            },
            {
              "id": "BETA-1", "sponsor": "beta", "created": "-400d",
              "int": {
                "name": "Juergen Beispiel", "organization": "Beispiel GmbH", "street": ["Muehlenweg 3"],
                "city": "Koeln", "postalCode": "50667", "country": "DE"
              },
              "loc": {
                "name": "Jürgen Beispiel", "organization": "Beispiel GmbH", "street": ["Mühlenweg 3"],
                "city": "Köln", "postalCode": "50667", "country": "DE"
              },
              "voice": "+49.2211234567", "email": "juergen@beta-1.example", "authInfo": "BETA-1-Auth",
              "taxpayerNumber": "200000003", "holderPassword": "BETA-1-Holder"
            },
            {
              "id": "GAMMA-1", "sponsor": "gamma", "created": "-400d",
              "int": {"name": "Grace Grove", "street": ["3 High Street"], "city": "Leeds", "country": "GB"},
              "email": "grace@gamma-1.co.example", "authInfo": "GAMMA-1-Auth",
              "taxpayerNumber": "200000004", "holderPassword": "GAMMA-1-Holder"
            }
          ],
          "hosts": [
            {
              "name": "ns1.alpha-1.example", "sponsor": "alpha", "created": "-400d",
              "addresses": ["198.51.100.1", "2001:db8::1"]
            },
            {"name": "ns2.alpha-1.example", "sponsor": "alpha", "created": "-400d", "addresses": ["198.51.100.2"]},
            {"name": "ns1.outside.net", "sponsor": "beta", "created": "-400d"}
          ],
          "domains": [
            {
              "name": "alpha-1.example", "sponsor": "alpha", "created": "-400d", "expires": "+300d",
              "registrant": "ALPHA-1",
              "contacts": [{"role": "admin", "id": "ALPHA-2"}, {"role": "tech", "id": "ALPHA-2"}],
              "nameservers": ["ns1.alpha-1.example", "ns2.alpha-1.example"], "authInfo": "alpha-1-Auth"
            },
            {
              "name": "beta-1.example", "sponsor": "beta", "created": "-400d", "expires": "+300d",
              "registrant": "BETA-1",
              "contacts": [{"role": "admin", "id": "BETA-1"}, {"role": "tech", "id": "BETA-1"}],
              "nameservers": ["ns1.outside.net"], "authInfo": "beta-1-Auth"
            },
            {
              "name": "thin.example", "sponsor": "alpha", "created": "-400d", "expires": "+300d",
              "nameservers": ["ns1.outside.net"], "authInfo": "thin-Auth"
            },
            {
              "name": "parked.test", "sponsor": "beta", "created": "-400d", "expires": "+300d",
              "registrant": "BETA-1", "authInfo": "parked-Auth"
            },
            {
              "name": "locked.example", "sponsor": "alpha", "created": "-400d", "expires": "+300d",
              "statuses": ["clientTransferProhibited"], "registrant": "ALPHA-1",
              "nameservers": ["ns1.alpha-1.example"], "authInfo": "locked-Auth",
              "extensions": {"secDNS": {"dsData": [{
                "keyTag": 12345, "alg": 13, "digestType": 2,
                "digest": "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE5C4F3C6A6B1E8F0A9D2B7C31"
              }]}}
            },
            {
              "name": "pending.example", "sponsor": "alpha", "created": "-400d", "expires": "+300d",
              "registrant": "ALPHA-1", "nameservers": ["ns1.alpha-1.example"], "authInfo": "pending-Auth",
              "transfer": {"requester": "beta", "requested": "-2d", "acted": "+3d", "months": 12}
            },
            {
              "name": "expiring.example", "sponsor": "alpha", "created": "-362d", "expires": "+3d",
              "registrant": "ALPHA-1", "nameservers": ["ns1.alpha-1.example"], "authInfo": "expiring-Auth"
            },
            {
              "name": "fresh.example", "sponsor": "gamma", "created": "-1d", "expires": "+364d",
              "registrant": "GAMMA-1", "authInfo": "fresh-Auth"
            },
            {
              "name": "redeem.example", "sponsor": "alpha", "created": "-400d", "expires": "+300d", "deleted": "-10d",
              "registrant": "ALPHA-1", "nameservers": ["ns1.alpha-1.example"], "authInfo": "redeem-Auth"
            },
            {
              "name": "gamma-1.co.example", "sponsor": "gamma", "created": "-400d", "expires": "+300d",
              "registrant": "GAMMA-1", "contacts": [{"role": "billing", "id": "GAMMA-1"}], "authInfo": "gamma-1-Auth"
            }
          ],
          "messages": [
            {"to": "alpha", "queued": "-3d", "text": "The registry is closed for maintenance on Sunday."},
            {
              "to": "alpha", "queued": "-2d", "text": "Transfer requested.",
              "transfer": {"kind": "domain", "name": "pending.example"}
            },
            {"to": "alpha", "queued": "-1d", "text": "The maintenance on Sunday has been put off."},
            {"to": "beta", "queued": "-3d", "text": "The registry is closed for maintenance on Sunday."}
          ]
        }

        """#
}
