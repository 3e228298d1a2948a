/// A `dsData` that is right but for what the caller changes.
func ds(
    keyTag: String = "12345",
    alg: String = "13",
    digestType: String = "2",
    digest: String = String(repeating: "49FD46E6", count: 8),
    key: String = ""
) -> String {
    """
    <secDNS:dsData><secDNS:keyTag>\(keyTag)</secDNS:keyTag><secDNS:alg>\(alg)</secDNS:alg>\
    <secDNS:digestType>\(digestType)</secDNS:digestType><secDNS:digest>\(digest)</secDNS:digest>\(key)</secDNS:dsData>
    """
}

/// A `keyData` that is right but for what the caller changes.
func key(flags: String = "257", protocol: String = "3", publicKey: String = "AQPJ////4Q==") -> String {
    """
    <secDNS:keyData><secDNS:flags>\(flags)</secDNS:flags><secDNS:protocol>\(`protocol`)</secDNS:protocol>\
    <secDNS:alg>13</secDNS:alg><secDNS:pubKey>\(publicKey)</secDNS:pubKey></secDNS:keyData>
    """
}
