import FoundationEssentials

/// Values as JSON text, with their fields in alphabetical order so that two texts can be compared.
package enum JSONText {
    /// Nothing that is written here can fail to be written: there are no numbers but finite ones.
    package static func bytes(of value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return [] }
        return Array(data) + [0x0A]
    }
}
