import EPP
import Registry
import Session
import SessionSupport
import Testing

@testable import Faults

/// A rule that has not acted tells what came nearest, and why it did not.
@Suite struct FaultMissTests {
    /// What a lone rule says after an info of `a.example` by alpha.
    private func miss(_ match: FaultMatch, _ effect: FaultEffect = .result(code: 2400)) -> String? {
        let client = Dialogue([FaultRule(match: match, effect: effect)])
        _ = client.code(Frames.check("b.example"))
        _ = client.code(Frames.info("a.example"))
        return client.server.faults.records.first?.nearestMiss
    }

    /// A client can invent operations and registrars: what is remembered of them begins anew, and nothing else changes.
    @Test func whatIsRememberedOfNamesIsBounded() {
        var sightings = FaultSightings()
        var counts = CommandCounts()
        for number in 0..<3 * CommandCounts.mostRegistrars {
            sightings.add(.command, FaultContext("operation-\(number)"))
            _ = counts.count(ClientID("client-\(number)"), inSecond: 1)
            #expect(sightings.remembered <= FaultSightings.most && counts.remembered <= CommandCounts.mostRegistrars)
        }
        #expect(sightings.count == 3 * CommandCounts.mostRegistrars)
        #expect(counts.count("alpha", inSecond: 2) == 1 && counts.count("alpha", inSecond: 2) == 2)
    }

    @Test func theReasonIsTold() {
        #expect(
            miss(FaultMatch(registrar: "beta", command: "domain:info"))
                == "domain:info of alpha for a.example: the registrar is alpha, not beta"
        )
        #expect(
            miss(FaultMatch(command: "domain:info", name: "x.example"))
                == "domain:info of alpha for a.example: the name is a.example, not x.example"
        )
        #expect(
            miss(FaultMatch(command: "host:create"))
                == "domain:info of alpha for a.example: the command is domain:info, not host:create"
        )
        #expect(
            miss(FaultMatch(command: "domain:info", extension: "rgp:restore"))
                == "domain:info of alpha for a.example: it has no rgp:restore"
        )
        #expect(miss(FaultMatch(command: "domain:info", session: 9))?.hasSuffix("the session is 1, not 9") == true)
        #expect(miss(FaultMatch(command: "domain:info", occurrence: 3)) == "all fitted once; it acts at occurrence 3")
        #expect(
            miss(FaultMatch(command: "domain:info", probability: 0))
                == "all fitted once; the probability of 0.0 has not come true"
        )
        #expect(
            miss(FaultMatch(command: "domain:check"), .rateLimit(perSecond: 9))
                == "the command fitted once, and what rateLimit waits for was not there"
        )
    }

    @Test func whatHasActedHasMissedNothing() { #expect(miss(FaultMatch(command: "domain:info")) == nil) }

    /// A request for a code is an info with an element of an extension.
    @Test func anElementOfAnExtensionIsMatched() {
        let match = FaultMatch(command: "domain:info", extension: "x:request")
        let client = Dialogue([FaultRule(match: match, effect: .result(code: 2400))])
        #expect(client.code(Frames.info("a.example")) == "2303")
        let info = "<info><d:info xmlns:d='\(Namespace.domain)'><d:name>a.example</d:name></d:info></info>"
        func frame(_ element: String) -> String {
            Frames.command("\(info)<extension><\(element) xmlns='urn:test:x-1.0'><request/></\(element)></extension>")
        }
        // Elements count at any depth, and by the extension that they are of.
        #expect(client.code(frame("info")) == "2400")
        #expect(
            client.code(Frames.command("\(info)<extension><request xmlns='urn:test:y-1.0'/></extension>")) == "2103"
        )
    }

    @Test func extensionsThatAreNoneAreNamed() {
        func warning(_ text: String) -> String? {
            FaultRule(match: FaultMatch(extension: Glob(rawValue: text)), effect: .neverAnswer())
                .warning(commands: [], extensions: ["urn:ietf:params:xml:ns:rgp-1.0"])
        }
        #expect(warning("rgp:restore") == nil && warning("*:request") == nil)
        #expect(warning("rpg:restore") == "No extension is called rpg; did you mean rgp? There are rgp.")
        #expect(warning("restore")?.hasPrefix("An extension is matched by its name") == true)
    }
}
