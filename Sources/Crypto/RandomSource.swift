private import COpenSSL
import Locks

/// Where random bytes come from: handed in, so that a run can be repeated.
package protocol RandomSource: Sendable {
    /// The next so many random bytes; none for a count below one.
    func bytes(_ count: Int) -> [UInt8]
}

/// Random bytes that nobody can foretell.
package struct SystemRandom: RandomSource {
    /// Makes a source; it holds nothing.
    package init() {}

    /// The next so many random bytes, from OpenSSL's generator or, should that fail, from the system's.
    package func bytes(_ count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        let isFilled = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            guard let wanted = Int32(exactly: buffer.count) else { return false }
            return unsafe RAND_bytes(buffer.baseAddress, wanted) == 1
        }
        guard !isFilled else { return bytes }
        ERR_clear_error()
        var system = SystemRandomNumberGenerator()
        return bytes.map { _ in UInt8.random(in: 0...255, using: &system) }
    }
}

/// Bytes that look random and are the same for the same seed: for runs that are to be repeated, never for real secrets.
///
/// SHA-256 of seed and counter, block after block. What a caller does not take of a block stays for the next.
package final class SeededRandom: RandomSource {
    private let seed: [UInt8]
    private let stream = Locked(Stream())

    private struct Stream {
        var counter: UInt64 = 0
        var rest: ArraySlice<UInt8> = []
    }

    /// Makes a source that begins where every source with this seed begins.
    package init(seed: UInt64) {
        self.seed = Self.bytes(of: seed)
    }

    /// The next so many bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        stream.withLock { stream in
            var bytes: [UInt8] = []
            while bytes.count < count {
                if stream.rest.isEmpty { refill(&stream) }
                let taken = stream.rest.prefix(count - bytes.count)
                bytes += taken
                stream.rest = stream.rest.dropFirst(taken.count)
            }
            return bytes
        }
    }

    /// Begins again with the first byte.
    package func rewind() { stream.withLock { $0 = Stream() } }

    private func refill(_ stream: inout Stream) {
        stream.rest = SHA256.hash(seed + Self.bytes(of: stream.counter))[...]
        stream.counter &+= 1
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (UInt64($0) * 8)) }
    }
}
