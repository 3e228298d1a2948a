private import COpenSSL

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
