import EPP
import XML

/// Who says what, and when (RFC 5730 §2, §2.9.1; RFC 8807 §4.1).
enum SessionRules {
    static let all: [Rules.Check] = [kind, hello, loginFirst, loginOptions, loginServices, loginSecurity]

    private static func kind(_ scene: Scene) -> [Flaw] {
        let known = scene.sender == .client ? ["hello", "command"] : ["greeting", "response"]
        guard scene.content.namespace != Namespace.epp || !(known + ["extension"]).contains(scene.content.name) else {
            return []
        }
        return [
            Flaw(.messageKind, "a \(scene.sender.rawValue) sends <\(scene.content.name)>", line: scene.content.line)
        ]
    }

    private static func hello(_ scene: Scene) -> [Flaw] {
        guard scene.sender == .client, ["hello", "command"].contains(scene.content.name) else { return [] }
        let element =
            scene.content.name == "hello" ? scene.content : scene.asked?.verb == "logout" ? scene.asked?.action : nil
        guard let element, element.hasChildren || !element.text.collapsed.isEmpty else { return [] }
        return [Flaw(.messageKind, "<\(element.name)> is empty, and this one is not", line: element.line)]
    }

    private static func loginFirst(_ scene: Scene) -> [Flaw] {
        guard scene.facts.isComplete, let asked = scene.asked else { return [] }
        let isLoggedIn = scene.facts.login != nil
        guard isLoggedIn == (asked.verb == "login") else { return [] }
        let when = isLoggedIn ? "after a login" : "before any login"
        if scene.isCommand { return [Flaw(.loginFirst, "<\(asked.verb)> is sent \(when)", line: asked.action.line)] }
        guard scene.isSuccess else { return [] }
        return [Flaw(.loginFirst, "<\(asked.verb)> succeeds \(when)", line: scene.content.line)]
    }

    private static func loginOptions(_ scene: Scene) -> [Flaw] {
        guard scene.isCommand, scene.asked?.verb == "login", let action = scene.asked?.action,
            let greeting = scene.facts.greeting
        else { return [] }
        let login = SessionFacts.Services(login: action)
        let versions = login.versions.subtracting(greeting.versions).sorted()
        let languages = login.languages.subtracting(greeting.languages).sorted()
        return versions.map { Flaw(.loginOptions, "the greeting offers no version \($0)", line: action.line) }
            + languages.map { Flaw(.loginOptions, "the greeting offers no language \($0)", line: action.line) }
    }

    private static func loginServices(_ scene: Scene) -> [Flaw] {
        guard scene.isCommand, scene.asked?.verb == "login", let action = scene.asked?.action,
            let greeting = scene.facts.greeting
        else { return [] }
        let login = SessionFacts.Services(login: action)
        let objects = login.objects.subtracting(greeting.objects).sorted().map { "the object" + " \($0)" }
        let extensions = login.extensions.subtracting(greeting.extensions).sorted().map { "the extension \($0)" }
        return (objects + extensions).map {
            Flaw(.loginServices, "the greeting does not have \($0)", line: action.line)
        }
    }

    private static let loginSecNamespace = "urn:ietf:params:xml:ns:epp:loginSec-1.0"
    private static let elsewhere = "[LOGIN-SECURITY]"

    private static func loginSecurity(_ scene: Scene) -> [Flaw] {
        guard scene.isCommand, scene.asked?.verb == "login", let asked = scene.asked else { return [] }
        let extensions = asked.extensions.first { $0.namespace == loginSecNamespace && $0.name == "loginSec" }
        return ["pw", "newPW"].compactMap { name in
            let isElsewhere = asked.action.first(name)?.text.collapsed == elsewhere
            let isThere = extensions?.first(name) != nil
            guard isElsewhere != isThere else { return nil }
            let words = isThere ? "stands in loginSec, and <\(name)> is not \(elsewhere)" : "is missing in loginSec"
            return Flaw(.loginSecurity, "\(name) \(words)", line: asked.action.line)
        }
    }
}
