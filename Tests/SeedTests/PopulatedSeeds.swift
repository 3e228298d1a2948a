import EPP
import Registry
import Seed

/// Seeds that between them fill every field of every object that a world holds.
enum PopulatedSeeds {
    /// Each with the policy that it is read under.
    static let all: [(text: String, policy: Policy)] = [(objects, launching), (attributes, withoutHosts)]

    private static var launching: Policy {
        var policy = Policy.holderDelivered
        policy.launch.isOffered = true
        policy.organization.isOffered = true
        return policy
    }

    private static var withoutHosts: Policy {
        var policy = Policy.classic
        policy.hasHostObjects = false
        return policy
    }

    private static let hash =
        "000102030405060708090a0b0c0d0e0f:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    private static let guarded = """
        {"hash": "\(hash)", "set": "2025-12-30T00:00:00Z", "expires": "2026-02-01T00:00:00Z", "processNumber": "\(hash)",
         "reusable": {"code": "K7", "processNumber": "12345678", "until": "2026-01-01T00:30:00Z"}}
        """
    private static let transfer = """
        {"status": "serverApproved", "requester": "alpha", "requested": "-50d", "loser": "beta", "actor": "beta",
         "acted": "-45d", "months": 12, "expires": "+300d", "charge": 900, "authorizingContact": "FULL-1"}
        """
    private static let history = """
        "sponsor": "alpha", "creator": "beta", "created": "-400d", "updater": "beta", "updated": "-40d",
        "transferred": "-45d"
        """
    private static let postal = """
        "name": "Anna Alder", "organization": "Alder and Sons", "street": ["1 Canal Street", ""], "city": "Amsterdam",
        "stateOrProvince": "NH", "postalCode": "1000 AA", "country": "NL"
        """

    private static let registrars = """
        "registrars": [
          {"id": "alpha", "password": "alpha-Pass1", "suspended": true, "balance": -70, "creditLimit": 500, "certificate": "\(certificate)",
           "keys": [{"interface": "opusdns", "secret": "opk_0123456789", "account": "organization_1", "name": "main",
             "scopes": ["read:domains"], "identity": "123456789", "callsPerMinute": 9}],
           "extensions": {"loginSec": {"failures": 2, "passwordSet": "2025-12-01T00:00:00Z",
             "userAgent": {"app": "shop", "tech": "swift", "os": "linux"}},
             "acknowledged": [3, 9]}},
          {"id": "beta", "password": "beta-Pass1"}]
        """
    private static let certificate = String(repeating: "0a", count: 32)

    private static let contacts = """
        "contacts": [
          {"id": "FULL-1", \(history), "statuses": ["clientUpdateProhibited"],
           "statusNotes": {"clientUpdateProhibited": {"text": "Paid?", "language": "en-GB"}},
           "int": {\(postal)}, "loc": {\(postal)}, "voice": "+31.201234567x12", "fax": "+31.201234568x",
           "email": "anna@full.example", "guardedCode": \(guarded), "transfer": \(transfer),
           "taxpayerNumber": "123456789", "holderPasswordHash": "\(hash)",
           "extensions": {"addlEmail": {"address": "ännchen@bücher.example", "isPrimary": true},
             "formerCode": {"code": \(guarded), "end": "used", "date": "2025-12-01T00:00:00Z"}},
           "disclosure": {"shows": true, "names": ["int", "loc"], "organizations": ["int"], "addresses": ["loc"],
             "voice": true, "fax": true, "email": true}},
          {"id": "OPEN-1", "sponsor": "beta", "int": {"name": "B", "city": "C", "country": "DE"}, "email": "b@c.example",
           "authInfo": "OPEN-1-Auth"}]
        """

    private static let seller = """
        "updater": "beta", "updated": "-40d", "statuses": ["clientLinkProhibited"], "parent": "owner",
        "roles": [{"type": "reseller", "statuses": ["clientLinkProhibited"], "roleID": "R-7"}, {"type": "registrar"}],
        "int": {"name": "Seller", "street": ["1 Canal Street"], "city": "Amsterdam", "stateOrProvince": "NH",
          "postalCode": "1000 AA", "country": "NL"}, "loc": {"name": "Verkäufer"}, "voice": "+31.201234567x12",
        "fax": "+31.201234568", "email": "a@seller.example", "url": "https://seller.example/"
        """
    private static let organizations = """
        "organizations": [
          {"id": "seller", "sponsor": "alpha", "creator": "beta", "created": "-400d", \(seller),
           "contacts": [{"id": "FULL-1", "type": "custom", "typeName": "legal"}, {"id": "OPEN-1", "type": "admin"}]},
          {"id": "owner", "creator": "beta", "roles": [{"type": "registrar"}]}]
        """
    private static let sold = """
        "organizations": [{"role": "reseller", "id": "seller"}]
        """

    private static let notes = """
        {"alpha": {"account": "second", "renews": true, "internalCode": "inner", "codeForTransfer": "kept",
         "made": {"hash": "00ff", "at": "2025-12-30T00:00:00Z"}, "unlockRequested": "2025-12-31T00:00:00Z"}}
        """

    private static let domain = """
        \(history), "expires": "+300d", "registrant": "FULL-1", "contacts": [{"role": "admin", "id": "FULL-1"},
        {"id": "OPEN-1"}], "transfer": \(transfer),
        "gracePeriods": [{"kind": "transferPeriod", "ends": "+3d", "months": 12, "charge": 1000}]
        """

    private static let party = """
        "name": "Anna Alder", "organization": "Alder and Sons", "street": ["1 Canal Street"], "city": "Amsterdam",
        "stateOrProvince": "NH", "postalCode": "1000 AA", "country": "NL", "voice": "+31.201234567",
        "voiceExtension": "12", "fax": "+31.201234568", "faxExtension": "13", "email": "anna@alder.example"
        """
    private static let right = """
        "id": "5-4", "markName": "Alder", "holders": [{"role": "owner", \(party)}],
        "contacts": [{"role": "agent", \(party)}], "labels": ["alder"], "goodsAndServices": "Music"
        """
    private static let marks = """
        [{"rights": [
          {\(right), "trademark": {"jurisdiction": "NL", "classes": [15], "applicationID": "A-7",
           "applicationDate": "2010-02-01T00:00:00Z", "registrationNumber": "R-7",
           "registrationDate": "2011-02-01T00:00:00Z", "expires": "2031-02-01T00:00:00Z"}},
          {\(right), "treatyOrStatute": {"protections": [{"country": "NL", "region": "NH", "ruling": ["BE"]}],
           "referenceNumber": "T-1", "protectionDate": "2011-02-01T00:00:00Z", "title": "Treaty",
           "executionDate": "2011-02-01T00:00:00Z"}},
          {\(right), "court": {"referenceNumber": "C-1", "protectionDate": "2011-02-01T00:00:00Z", "country": "NL",
           "regions": ["NH"], "courtName": "Court of Amsterdam"}}]}]
        """
    private static let notices = """
        [{"noticeID": "370d0b7c77", "validatorID": "tmch", "notAfter": "2026-02-01T00:00:00Z",
          "acceptedDate": "2026-01-01T00:00:00Z"}]
        """
    private static let launch = """
        {"phase": {"kind": "custom", "name": "founders"}, "applicationID": "A7-MOCK", "marks": \(marks), "notices": \(notices)}
        """

    private static let objects = """
        {\(registrars), \(contacts), \(organizations),
        "hosts": [
          {"name": "ns1.full.example", \(history), "statuses": ["serverUpdateProhibited"],
           "statusNotes": {"serverUpdateProhibited": {"text": "Court"}}, "addresses": ["192.0.2.1", "2001:db8::1"],
           "extensions": {"ttl": {"A": 300, "AAAA": 60}, \(sold)}},
          {"name": "h9.sacrificial.invalid", "sponsor": "alpha", "updated": "-1d"}],
        "domains": [
          {"name": "full.example", \(domain), "nameservers": ["ns1.full.example", "h9.sacrificial.invalid"],
           "lockedUntil": "+9d", "processNumber": "17113454", "statuses": ["serverTransferProhibited"],
           "statusNotes": {"serverTransferProhibited": {"text": "New", "language": "en"}}, "guardedCode": \(guarded),
           "extensions": {\(sold), "resellers": \(notes), "allocationToken": "abc", "idnTable": "es",
             "ptdomain": {"legitimacy": "1", "registrationBasis": "090", "consents": {"ownerVisible": false, "Arbitration": true}},
             "launch": \(launch), "ttl": {"NS": 3600}, "secDNS": {"maxSigLife": 604800, "dsData": [
             {"keyTag": 12345, "alg": 13, "digestType": 2, "digest": "49fd46", "keyData":
               {"flags": 257, "alg": 13, "pubKey": "AQIDBA=="}}]}}},
          {"name": "moving.example", "sponsor": "beta", "transfer": {"requester": "alpha", "requested": "-1d", "acted": "+4d",
           "confirmation": {"keyHash": "\(hash)", "confirmed": "-1h", "approved": "-2h"}}},
          {"name": "wanted.example", "sponsor": "beta", "creation": {"ends": "+1d", "months": 24, "charge": 7,
           "origin": {"client": "c-1", "server": "S-1"}}},
          {"name": "gone.example", "sponsor": "beta", "deletion": {"phase": "pendingRestore", "ends": "+3d",
           "redemptionEnds": "+20d", "restoreRequested": "-4d", "reminder": "+1d", "origin": {"client": "A-1", "server": "SRV-7"}},
           "extensions": {"secDNS": {"keyData": [{"flags": 257, "protocol": 3, "alg": 8, "pubKey": "AQIDBA=="}]}}}],
        "applications": [
          {"id": "A80-MOCK", "phase": "custom", "phaseName": "founders", "status": "custom", "statusName": "review",
           "statusText": "No holder.",
           "months": 24, "origin": {"client": "A-9", "server": "SRV-90"}, "marks": \(marks), "notices": \(notices),
           "domain": {"name": "wanted.example", "number": 80, "sponsor": "beta", "statuses": ["clientHold"]}}],
        "messages": [
          {"to": "beta", "queued": "-3d", "text": "Taken."},
          {"to": "alpha", "queued": "-3d", "text": "Keys.", "extensions": {"keyRelay": {"name": "full.example",
           "keys": [{"key": {"flags": 257, "protocol": 3, "alg": 8, "pubKey": "AQIDBA=="}, "relative": "P1M13D"},
             {"key": {"flags": 256, "protocol": 3, "alg": 8, "pubKey": "AQIDBA=="}, "absolute": "2026-02-01T00:00:00Z"}],
           "authInfo": "Relayed-1", "created": "2025-12-30T00:00:00Z", "from": "beta", "to": "alpha"}}},
          {"to": "alpha", "queued": "-3d", "text": "Low.", "extensions": {"lowBalance": {"creditLimit": 500,
           "threshold": 20, "isPercentage": true, "availableCredit": 90}}},
          {"to": "beta", "queued": "-3d", "text": "Awaited.", "extensions": {"awaitedReport": {"name": "gone.example",
           "requested": "2025-12-28T00:00:00Z", "due": "2026-01-04T00:00:00Z"}}},
          {"to": "alpha", "queued": "-3d", "text": "Allocated.", "extensions": {"launch": {"phase": {"kind": "custom",
           "name": "founders"}, "applicationID": "A80-MOCK", "status": "custom", "statusName": "review", "text": "At last."}}},
          {"to": "alpha", "queued": "-3d", "text": "Transfer requested.",
           "transfer": {"kind": "contact", "name": "FULL-1", "transfer": \(transfer)}},
          {"to": "alpha", "queued": "-2d", "text": "Gone.", "pendingAction": {"kind": "domain", "name": "old.example",
           "succeeded": true, "origin": {"client": "A-2", "server": "SRV-9"}, "at": "-2d"}},
          {"to": "beta", "queued": "-1d", "text": "Changed.", "domain": {"name": "old.example", "number": 77, \(past)},
           "change": {"state": "before", "operation": "transfer", "transfer": "approve", "date": "2025-12-30T00:00:00Z",
             "reason": "Decided by time."}},
          {"to": "beta", "queued": "-1d", "text": "Renewed.", "domain": {"name": "old.example", "number": 77, \(past)},
           "nameservers": ["ns1.old.example"], "subordinates": ["ns1.old.example"],
           "change": {"state": "after", "operation": "autoRenew", "date": "2025-12-30T00:00:00Z", "reason": "Time."}},
          {"to": "beta", "queued": "-1d", "text": "Made.", "isLinked": true,
           "contact": {"id": "PAST-1", "number": 78, "sponsor": "gone", "int": {\(postal)}, "email": "a@b.example"},
           "change": {"state": "after", "operation": "create", "date": "2025-12-30T00:00:00Z", "reason": "Made."}},
          {"to": "beta", "queued": "-1d", "text": "Gone.", "isLinked": true, "host": {"name": "ns1.old.example",
           "number": 79, "sponsor": "gone", "created": "-9d", "addresses": ["192.0.2.1"]}},
          {"to": "beta", "queued": "-1d", "text": "Sold.", "isLinked": true, "linkedRoles": ["reseller"],
           "organization": {"id": "past-1", "number": 81, "sponsor": "gone", \(seller),
             "contacts": [{"id": "GONE-1", "type": "abuse"}]}},
          {"to": "beta", "queued": "-1d", "text": "Planned.", "maintenance": {"pollType": "create", "maintenance":
           {"id": "spring", "type": "Routine", "systems": [{"name": "EPP", "host": "epp.example", "impact": "full"}],
            "environment": "ote", "start": "2026-02-01T00:00:00Z", "end": "2026-02-01T02:00:00Z", "reason": "emergency",
            "detail": "https://registry.example/1", "description": "Disks", "tlds": ["example"],
            "needsReconnection": true, "needsImplementation": true, "created": "2025-12-01T00:00:00Z",
            "updated": "2025-12-02T00:00:00Z"}}}],
        "outbox": {"dropped": 5, "deliveries": [{"recipient": "a@b.example", "domain": "full.example",
          "code": "1234", "processNumber": "7", "sent": "-1d", "expires": "+1d"},
          {"kind": "confirmation", "recipient": "a@b.example", "domain": "moving.example", "requester": "alpha",
           "key": "k2", "sent": "-1d", "expires": "+4d"},
          {"kind": "recovery", "recipient": "a@b.example", "link": "/r/default/holder/recover/k1", "sent": "-1d"}]},
        "numbering": {"objects": 90, "messages": 40}}
        """

    /// What it names is gone: its sponsor, its registrant, a name server.
    private static let past = """
        "sponsor": "gone", "creator": "gone", "created": "-400d", "expires": "+3d", "registrant": "GONE-1",
        "nameservers": ["#66"], "authInfo": ""
        """

    private static let attributes = """
        {\(registrars), \(contacts), "domains": [{"name": "full.example", \(domain), "authInfo": "full-Auth",
        "hostAttributes": [{"name": "ns1.full.example", "addresses": ["192.0.2.1"]}, {"name": "ns.outside.net"}]}]}
        """
}
