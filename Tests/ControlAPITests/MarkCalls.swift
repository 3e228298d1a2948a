/// The calls about marks, each once, in an order in which each finds what it needs.
enum MarkCalls {
    private static let path = "/registries/default"
    private static let labels =
        "1,2026-01-01T00:00:00Z\\nDNL,lookup-key,insertion-datetime\\nwanted,2026010100/2/6/9/abc,2026-01-01T00:00:00Z\\n"

    static let all: [(String, String, String, Int)] = [
        ("GET", "/marks.pem", "", 200), ("POST", "\(path)/marks", "{'labels':['wanted'],'flaw':'altered'}", 201),
        ("POST", "\(path)/marks?form=xml", "{'labels':['wanted'],'id':'1-65535','notAfter':'+5d'}", 201),
        ("POST", "\(path)/marks?form=other", "{'labels':['wanted']}", 400), ("POST", "\(path)/marks", "{}", 422),
        ("POST", "\(path)/marks", "{'labels':['-']}", 422), ("POST", "\(path)/marks", "{'labels':['a'],'id':'b'}", 422),
        ("POST", "\(path)/marks", "{'mark':{'rights':[]}}", 422),
        ("POST", "\(path)/marks/1-65535/revocation", "", 204), ("POST", "\(path)/marks/1/revocation", "", 422),
        ("GET", "\(path)/smdrl.csv", "", 200),
        ("PUT", "\(path)/smdrl.csv", "{'list':'1,2026-01-01T00:00:00Z\\nsmd-id,insertion-datetime\\n'}", 204),
        ("PUT", "\(path)/smdrl.csv", "{'list':'smd-id'}", 422),
        ("PUT", "\(path)/dnl.csv", "{'list':'\(labels)'}", 204), ("GET", "\(path)/dnl.csv", "", 200),
        ("GET", "\(path)/cnis/2026010100/2/6/9/abc.xml", "", 200), ("GET", "\(path)/cnis/2026010100/2/6/9/ab", "", 404),
    ]
}
