import HTTP
import Testing

@Suite("HTTP: who may send requests")
struct HTTPAccessTests {
    private func ask(_ fields: String, access: HTTPAccess = HTTPAccess(), target: String = "/") -> String {
        String(HTTPDialogue(access: access).give("GET \(target) HTTP/1.1\r\n\(fields)\r\n").dropFirst(9).prefix(3))
    }

    @Test(
        "Only loopback names and the configured host are answered",
        arguments: [
            ("localhost", "200"), ("LOCALHOST:8080", "200"), ("a.localhost", "200"), ("127.0.0.1:1", "200"),
            ("127.9.8.7", "200"), ("[::1]:80", "200"), ("registry.test:9", "200"), ("localhost.", "200"),
            ("evil.example", "421"), ("localhost.evil.example", "421"), ("127.0.0.1.evil.example", "421"),
            ("127.0.0.1.5", "421"), ("128.0.0.1", "421"), ("10.0.0.1", "421"), ("[::2]", "421"),
            ("notlocalhost", "421"),
            ("", "400"), ("localhost:x", "400"), ("localhost:99999", "400"), ("localhost@evil", "400"), ("[::1", "400"),
        ]
    )
    func hosts(host: String, status: String) {
        #expect(ask("Host: \(host)\r\n", access: HTTPAccess(hosts: ["registry.TEST"])) == status)
    }

    @Test(
        "Configured names may have any first label, and may be addresses",
        arguments: [
            ("a.test.example", "200"), ("B.TEST.example:80", "200"), ("test.example", "421"),
            ("a.b.test.example", "421"),
            ("[2001:db8::1]:80", "200"), ("[2001:db8::2]", "421"), ("192.0.2.1", "200"),
        ]
    )
    func configuredHosts(host: String, status: String) {
        let access = HTTPAccess(hosts: ["*.test.example", "2001:db8::1", "192.0.2.1"])
        #expect(ask("Host: \(host)\r\n", access: access) == status)
    }

    @Test("Without a host there is no answer, and a whole URI does not hide one")
    func absoluteForm() {
        #expect(ask("") == "400")
        #expect(ask("Host: localhost\r\n", target: "http://localhost:80/a") == "200")
        #expect(ask("Host: localhost\r\n", target: "http://evil.example/a") == "421")
        #expect(ask("Host: evil.example\r\n", target: "http://localhost/a") == "421")
        #expect(ask("Host: localhost\r\n", target: "http://a@localhost/a") == "400")
    }

    @Test("Pages of other origins are refused")
    func origins() {
        let host = "Host: localhost\r\n"
        let access = HTTPAccess(origins: ["http://localhost:3000"])
        #expect(ask(host + "Origin: http://evil.example\r\n", access: access) == "403")
        #expect(ask(host + "Origin: null\r\n", access: access) == "403")
        #expect(ask(host + "Origin: http://localhost:3000\r\nOrigin: http://evil\r\n", access: access) == "403")
        #expect(ask(host + "Origin: http://localhost:3000\r\nSec-Fetch-Site: same-site\r\n", access: access) == "200")
        // Its own pages: the same scheme, host and port.
        #expect(ask(host + "Origin: http://localhost\r\n") == "200")
        #expect(ask("Host: localhost:81\r\nOrigin: http://localhost:81\r\n") == "200")
        #expect(ask(host + "Origin: https://localhost\r\n") == "403")
        #expect(ask(host + "Origin: http://localhost:81\r\n") == "403")
        #expect(ask(host + "Origin: http://localhost\r\n", access: HTTPAccess(scheme: "https")) == "403")
        #expect(ask(host + "Sec-Fetch-Site: cross-site\r\n") == "403")
        #expect(ask(host + "Sec-Fetch-Site: same-site\r\n") == "403")
        #expect(ask(host + "Sec-Fetch-Site: same-origin\r\n") == "200")
        #expect(ask(host + "Sec-Fetch-Site: none\r\n") == "200")
    }

    @Test("The token is needed when there is one, and never told")
    func token() {
        let host = "Host: localhost\r\n"
        let access = HTTPAccess(token: "s3cret")
        #expect(ask(host, access: access) == "401")
        #expect(ask(host + "Authorization: Bearer s3cret\r\n", access: access) == "200")
        #expect(ask(host + "Authorization: bearer  s3cret\r\n", access: access) == "200")
        #expect(ask(host + "Authorization: Bearer s3cre\r\n", access: access) == "401")
        #expect(ask(host + "Authorization: Bearer s3crets\r\n", access: access) == "401")
        #expect(ask(host + "Authorization: Basic s3cret\r\n", access: access) == "401")
        #expect(ask(host + "Authorization: Bearer s3cret\r\nAuthorization: Bearer x\r\n", access: access) == "400")
        let answer = HTTPDialogue(access: access).give("GET / HTTP/1.1\r\n\(host)Authorization: Bearer x\r\n\r\n")
        #expect(answer.contains("WWW-Authenticate: Bearer realm=\"control\", error=\"invalid_token\"\r\n"))
        #expect(!answer.contains("s3cret") && !answer.contains("Connection: close"))
    }

    @Test(
        "A body must be JSON by its type",
        arguments: [
            ("Content-Type: application/json", "200"), ("Content-Type: Application/JSON; charset=UTF-8", "200"),
            ("Content-Type: text/plain", "415"), ("Content-Type: application/x-www-form-urlencoded", "415"),
            ("Content-Type: application/json; charset=utf-16", "415"),
            ("Content-Type: text/plain; application/json", "415"),
            ("Content-Type: application/jsonx", "415"), ("A: b", "415"),
            ("Content-Type: application/json\r\nContent-Encoding: gzip", "415"),
        ]
    )
    func contentTypes(field: String, status: String) {
        let dialogue = HTTPDialogue()
        let answer = dialogue.give("POST / HTTP/1.1\r\nHost: localhost\r\n\(field)\r\nContent-Length: 2\r\n\r\n{}")
        #expect(answer.dropFirst(9).prefix(3) == status)
        #expect(dialogue.isClosed == (status != "200"))
    }
}
