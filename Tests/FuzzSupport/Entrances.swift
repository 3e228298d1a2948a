import JSON

/// The places where bytes of others come in.
package enum Entrance: String, CaseIterable, Sendable {
    /// An EPP client's frames.
    case frame
    /// Requests to the control API.
    case http
    /// Any JSON text.
    case json
    /// `registry.json`.
    case seed
    /// A fault rule.
    case fault
    /// A policy file.
    case policy
    /// A document with a signed mark.
    case mark
}

/// Takes bytes at every entrance, and holds what the program does with them against what must be so whatever they are.
///
/// The fuzz program and the test that replays `Fixtures/fuzz` give it bytes. It keeps what is dear to make, so it is for
/// one thread.
package final class Entrances {
    private lazy var frames = FrameEntrance()
    private lazy var requests = Result { try RequestEntrance() }
    private lazy var marks = Result { try MarkEntrance() }

    /// Opens nothing yet.
    package init() {}

    /// Throws where something is not as it must be.
    package func take(_ bytes: [UInt8], at entrance: Entrance) throws {
        switch entrance {
        case .frame: try frames.take(bytes)
        case .http: try requests.get().take(bytes)
        case .json: try DocumentEntrances.takeJSON(bytes)
        case .seed: try DocumentEntrances.takeSeed(bytes)
        case .fault: try DocumentEntrances.takeFault(bytes)
        case .policy: try DocumentEntrances.takePolicy(bytes)
        case .mark: try marks.get().take(bytes)
        }
    }
}

/// What must hold and did not.
package struct Breach: Error, CustomStringConvertible {
    /// A sentence.
    package let description: String

    init(_ description: String) { self.description = description }
}
