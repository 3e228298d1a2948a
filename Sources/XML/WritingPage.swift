private import Glibc

/// The memory in which one text after another is written: whoever writes many keeps one, and asks the C library no more.
@safe package final class WritingPage {
    /// Bytes that a page keeps at most: what one huge text has stretched is given back.
    static let keptCapacity = 1 << 16

    // Safety: whoever takes the memory has it alone, as the page forgets it.
    private var memory: UnsafeMutablePointer<UInt8>?
    private var capacity = 0

    /// Makes a page that has no memory until something is written on it.
    package init() {}

    deinit { unsafe free(memory) }

    /// Hands out the memory, or new memory where there is none; whoever takes it gives it back, or frees it.
    func take() -> (memory: UnsafeMutablePointer<UInt8>, capacity: Int) {
        guard let memory = unsafe memory else {
            return unsafe (Self.allocate(XMLWriter.usualCapacity), XMLWriter.usualCapacity)
        }
        unsafe self.memory = nil
        return unsafe (memory, capacity)
    }

    /// Keeps memory for the next who writes.
    func putBack(_ memory: UnsafeMutablePointer<UInt8>, _ capacity: Int) {
        guard unsafe self.memory == nil, capacity <= Self.keptCapacity else { return unsafe free(memory) }
        unsafe self.memory = memory
        self.capacity = capacity
    }

    /// From the C library itself: the standard library asks it for an alignment, which takes the long way.
    static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        guard let memory = unsafe malloc(capacity) else { preconditionFailure("no memory is left for an answer") }
        return unsafe memory.bindMemory(to: UInt8.self, capacity: capacity)
    }
}
