import Foundation
import Testing

/// `lint`, `record` and `play` as processes, with their options, between the client and a registry that asks for certificates.
@Suite(.timeLimit(.minutes(2)))
struct RecorderRunTests {
    /// The program that was built beside the tests.
    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "mock-registry")

    /// What a shell says that has a registry, and its exit status.
    private func run(_ script: String) throws -> (output: String, errors: String, status: Int32) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = Self.program
        process.arguments =
            [
                "run", "--certs", "certs", "--require-client-certificate", "--log-level", "off", "--", "/bin/sh", "-ec",
                script,
            ]
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path, "MR": Self.program.path]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let told = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            String(decoding: told, as: UTF8.self), String(decoding: complaints, as: UTF8.self),
            process.terminationStatus
        )
    }

    private static let upstream =
        "--to localhost:$MOCK_REGISTRY_PORT --cert certs/clients/alpha.pem --key certs/clients/alpha.key.pem"

    @Test func lintHasItsOwnNameCertificatesAndFiles() throws {
        let outcome = try run(
            """
            "$MR" lint \(Self.upstream) --ca "$MOCK_REGISTRY_CA" --server-name localhost --timeout 20 --port 0 \
            --host 127.0.0.1 --host-name relay.test.example --certs relay --ready-file relay.json --format json \
            --out lint.json -- /bin/sh -ec '
                grep -c "\\"port\\":$MOCK_REGISTRY_PORT" relay.json
                echo "$MOCK_REGISTRY_CA" | grep -c "/relay/ca.pem"
                "$MR" epp --server-name relay.test.example check new.example | head -n 1'
            cat lint.json
            test ! -e relay.json
            """
        )
        #expect(outcome.output.hasPrefix("1\n1\n✓ 1000 Command completed successfully\n"))
        #expect(outcome.output.contains("\"documents\":7,\"findings\":[]"))
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func whomItTrustsAndWhatItShowsIsAsked() throws {
        let relay = "--port 0 -- \"$MR\" epp --timeout 10 check new.example"
        let wrong = try run("\"$MR\" lint \(Self.upstream) --ca certs/clients/alpha.pem \(relay)")
        #expect(wrong.status == 3 && wrong.errors.contains("mock-registry lint: the TLS handshake has failed"))
        let misnamed = try run("\"$MR\" lint \(Self.upstream) --server-name other.example \(relay)")
        #expect(misnamed.status == 3)
        let insecure = try run("\"$MR\" lint \(Self.upstream) --server-name other.example --insecure \(relay)")
        #expect(insecure.status == 0, "\(insecure.errors)")
        let stranger = try run("\"$MR\" lint --to localhost:$MOCK_REGISTRY_PORT \(relay)")
        #expect(stranger.status == 3)
    }

    @Test func whatIsRecordedIsPlayed() throws {
        let outcome = try run(
            """
            "$MR" record \(Self.upstream) --port 0 --out recorded -- "$MR" epp info alpha-1.example | grep -c Drew
            "$MR" record --out recorded
            "$MR" lint recorded
            "$MR" play recorded --port 0 --by-state --run '"$MR" epp info alpha-1.example | grep roid'
            "$MR" play recorded --port 0 --with-registry --run '"$MR" epp check alpha-1.example | grep avail'
            "$MR" play recorded --port 0 --keep-dates --run '"$MR" epp info beta-1.example || true' | head -n 1
            """
        )
        #expect(
            outcome.output == """
                1
                Drew from 4 exchanges: setup, dialogue, profile.json.
                0 findings in 7 documents
                    roid              D8-MOCK
                      name            avail=0 alpha-1.example
                1 commands were not recorded.
                ✗ 2400 Command failed

                """,
            "\(outcome.errors)"
        )
        #expect(outcome.status == 0)
    }
}
