import JSON

extension Seed {
    /// The seed as a JSON text.
    package var text: [UInt8] { JSONText.bytes(of: self) }
}
