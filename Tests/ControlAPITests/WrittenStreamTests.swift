import HTTP
import Locks
import Network
import TLS
import Testing

@testable import ControlAPI

@Suite("Long answers")
struct WrittenStreamTests {
    @Test("A text is written as fast as it is taken, and not on when its reader has gone")
    func written() throws {
        let (given, ended) = (Locked(0), try Latch())
        var stream: WrittenStream? = try WrittenStream { take in
            while take([UInt8](repeating: 0x20, count: 1 << 18)) { given.withLock { $0 += 1 << 18 } }
            ended.arrive()
        }
        var read = 0
        while read < 8 << 20, let part = stream?.next(at: .now()) {
            read += part.bytes.count
            #expect(part.bytes.count <= (1 << 20) + (1 << 18) && !part.isLast)
        }
        #expect(given.withLock(\.self) <= read + (1 << 20) + (1 << 18))
        stream = nil
        ended.wait()
    }

    @Test("It ends where its writer does")
    func whole() throws {
        let stream = try WrittenStream { take in
            for byte in UInt8(0)..<100 { _ = take([byte]) }
        }
        var (bytes, isLast): ([UInt8], Bool) = ([], false)
        while !isLast {
            let part = stream.next(at: .now())
            bytes += part.bytes
            isLast = part.isLast
        }
        #expect(bytes == Array(0..<100))
    }
}
