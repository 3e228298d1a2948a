import Crypto
import JSON
import Locks
import Registry
import Seed

/// Worlds that a document has no room for in memory: it is made with a mark in the place of each, and the world is written
/// where the mark stands, piece by piece.
final class LaterWorlds: Sendable {
    private static let key = CodingUserInfoKey(rawValue: "later worlds")

    /// No text of anybody's holds it.
    private let mark = "world \(Hex.encode(SystemRandom().bytes(16))) "
    private let worlds = Locked<[WorldSnapshot]>([])

    /// Those of the document that an encoder makes; nil where it is made as a whole.
    static func held(by encoder: any Encoder) -> LaterWorlds? { key.flatMap { encoder.userInfo[$0] as? LaterWorlds } }

    /// What stands in a world's place.
    func mark(for world: WorldSnapshot) -> String {
        let number = worlds.withLock { worlds in
            worlds.append(world)
            return worlds.count - 1
        }
        return "\(mark)\(number)"
    }

    /// Gives the pieces of a document in their order, until one is not wanted: the same bytes as `JSONText` makes at once.
    func write(_ document: some Encodable, _ take: @escaping ([UInt8]) -> Bool) {
        let outer = JSONText.bytes(of: document, Self.key.map { [$0: self] } ?? [:])
        let opening = Array("\"\(mark)".utf8)
        var rest = outer[...]
        while let place = rest.firstRange(of: opening) {
            let digits = rest[place.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
            let number = Int(String(decoding: digits, as: UTF8.self))
            guard let number, take(Array(rest[..<place.lowerBound])) else { return }
            var text = InnerText(indentation: Self.indentation(before: place.lowerBound, in: outer))
            var isWanted = true
            SeedText(World(worlds.withLock { $0[number] })).write { piece in
                isWanted = take(text.next(piece))
                return isWanted
            }
            guard isWanted else { return }
            rest = rest[digits.endIndex...].dropFirst()
        }
        _ = take(Array(rest))
    }

    /// How far the line of a place begins behind the margin.
    private static func indentation(before place: Int, in document: [UInt8]) -> Int {
        let line = document[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return document[line...].prefix { $0 == 0x20 }.count
    }
}

/// The pieces of a document that becomes a value of another: its lines begin farther from the margin, and the last one has
/// no end.
private struct InnerText {
    let indentation: Int
    private var isAtEndOfLine = false

    init(indentation: Int) { self.indentation = indentation }

    mutating func next(_ piece: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(piece.count + piece.count / 4)
        for byte in piece {
            if isAtEndOfLine {
                bytes.append(0x0A)
                // An empty line stays one.
                if byte != 0x0A { bytes.append(contentsOf: repeatElement(0x20, count: indentation)) }
            }
            isAtEndOfLine = byte == 0x0A
            if !isAtEndOfLine { bytes.append(byte) }
        }
        return bytes
    }
}
