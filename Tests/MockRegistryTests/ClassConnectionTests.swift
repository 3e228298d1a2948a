import EPP
import Foundation
import Hosting
import MockRegistry
import Scorecards
import TLS
import TestSupport
import Testing

/// Students of a class as they come, over TLS.
@Suite struct ClassConnectionTests {
    private func start(_ configure: (inout Configuration) -> Void = { _ in }) throws -> MockRegistry {
        var configuration = RunningTests.frozen()
        configure(&configuration)
        return try MockRegistry.start(configuration)
    }

    @Test("A student's certificate opens the own account, and none of the others")
    func certificates() throws {
        let registry = try start { $0.requiresClientCertificate = true }
        defer { registry.stop() }
        var plan = try ClassPlan(id: "spring", exercise: "log-in-and-look", students: ["Ada", "Bo"])
        plan.certificates = true
        let students = try registry.registries.open(plan).students
        let authority = PEM(registry.certificateAuthority)
        func login(as student: Int, showing other: Int) throws -> String {
            let identity = try #require(students[other].registry.studentCertificate)
            let client = try TestClient(TLSContext(clientTrusting: authority, identity: identity), port: registry.port)
            return try client.login(students[student].registry.studentAccount, students[student].password)
        }
        #expect(try login(as: 0, showing: 0) == "1000" && login(as: 1, showing: 1) == "1000")
        #expect(try login(as: 0, showing: 1) == "2200" && login(as: 1, showing: 0) == "2200")
        // One that is made anew takes the place of the one before, and keeps it when everything is as at the beginning.
        let former = try #require(students[0].registry.studentCertificate)
        _ = try registry.registries.renewCertificate(in: students[0].registry)
        #expect(try login(as: 0, showing: 0) == "1000")
        students[0].registry.reset()
        #expect(try login(as: 0, showing: 0) == "1000")
        let client = try TestClient(TLSContext(clientTrusting: authority, identity: former), port: registry.port)
        #expect(try client.login("alpha-spring1", students[0].password) == "2200")
    }

    /// So many in the suite; `Tests/Clients/class_cost.py` has two hundred, and what they cost.
    private static let count = 12

    @Test("Students who come at once are judged by what each has done")
    func atOnce() throws {
        let registry = try start()
        defer { registry.stop() }
        let names = (1...Self.count).map { "Student \($0)" }
        let plan = try ClassPlan(id: "proof", exercise: "log-in-and-look", students: names)
        let students = try registry.registries.open(plan).students
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        let clients = try students.map { _ in try TestClient(context, port: registry.port) }
        for (client, student) in zip(clients, students) {
            #expect(try client.login(student.registry.studentAccount, student.password) == "1000")
        }
        // All are there; each says a command in turn, and every second says one less.
        for (number, client) in clients.enumerated() where number % 2 == 0 {
            #expect(try client.isAvailable("oak.example"))
        }
        for client in clients {
            let info = """
                <info><domain:info xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>alpha-1.example\
                </domain:name></domain:info></info>
                """
            #expect(try client.answer(to: info).contains("1000"))
            #expect(try client.answer(to: "<logout/>").contains("1500"))
        }
        for (number, student) in students.enumerated() {
            let judge = try #require(student.registry.watch(by: "log-in-and-look")?.judge)
            #expect(judge.missed == 0 && Array(judge.registrars.keys) == ["alpha"])
            #expect((judge.progress(of: "alpha").verdict == .passed) == (number % 2 == 0), "student \(number)")
        }
    }
}
