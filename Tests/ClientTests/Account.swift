import Arguments
import Foundation
import Registry
import TLS
import TestSupport
import Testing

@testable import Client

/// A registrar that types commands to a registry over TLS.
final class Account {
    private let speaker: Speaker
    /// The options and the commands that were used.
    private(set) var usedOptions: Set<String> = []
    private(set) var usedCommands: Set<String> = []

    init(_ user: String, _ registry: DemoRegistry, at port: Int, _ authority: PEM, extensions: [String]? = nil) throws {
        var address = ServerConnection.Address()
        (address.host, address.port, address.authority) = ("localhost", port, authority)
        let session = try ClientSession(ServerConnection(to: address), mark: "T")
        let sink = Sink()
        speaker = Speaker(session, .text, isStrict: false) { sink.text += $0 }
        self.sink = sink
        let answer = try session.login(user, password: registry.passwords[user] ?? "", extensions: extensions)
        #expect(answer.code == 1000)
        #expect(session.takeOddities() == [])
    }

    private final class Sink { var text = "" }
    private let sink: Sink

    /// Types a line; gives what is shown.
    @discardableResult
    func type(
        _ line: String,
        _ expected: ClientProgram.Status = .done,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> String {
        sink.text = ""
        var invocation = ClientInvocation()
        let given = try ClientInvocation.promptUsage.read(try Prompt.words(in: line), into: &invocation)
        guard case .command(let place, let operands) = invocation.action else { return "" }
        let command = try invocation.command(place, given: given.options)
        usedOptions.formUnion(given.options)
        usedCommands.insert(command.words)
        // Strictness: what the server does wrong would be told, and is nothing here.
        let status = try speaker.perform(
            command,
            operands,
            invocation.fields,
            acknowledges: invocation.acknowledges
        )
        #expect(status == expected, "\(line): \(sink.text)", sourceLocation: location)
        return sink.text
    }

    func close() { _ = speaker.close() }
}
