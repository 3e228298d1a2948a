private import CLinux
private import Glibc

/// Owns one stream socket and closes it at the end.
///
/// The connection it carries may be plain or TLS.
package struct Socket: ~Copyable, Sendable {
    /// The descriptor, for pollers.
    ///
    /// It stays the socket's.
    package let descriptor: Int32

    /// Takes over a descriptor.
    package init(adopting descriptor: Int32) { self.descriptor = descriptor }

    deinit { _ = close(descriptor) }

    /// Gives the descriptor up: the caller must see to it.
    package consuming func release() -> Int32 {
        let descriptor = self.descriptor
        discard self
        return descriptor
    }

    /// Reads what is there.
    package borrowing func read(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        if count > 0 { return .done(count) }
        return count == 0 ? .closed : Socket.obstacle(shim_errno(), .wantsRead)
    }

    /// Writes as much as the kernel takes.
    package borrowing func write(_ span: Span<UInt8>) -> Transfer {
        let count = unsafe span.withUnsafeBytes { bytes in unsafe shim_send(descriptor, bytes.baseAddress, bytes.count)
        }
        return count >= 0 ? .done(count) : Socket.obstacle(shim_errno(), .wantsWrite)
    }

    private static func obstacle(_ code: Int32, _ wants: Transfer) -> Transfer {
        if code == EAGAIN || code == EINTR { return wants }
        return .failed(.system(.connection, "the connection is broken", code: code))
    }

    /// Says that nothing more will be written; reading stays possible.
    package borrowing func finishWriting() { _ = shim_shutdown_write(descriptor) }

    /// Makes the coming close a reset (RST) instead of an orderly end.
    package borrowing func resetOnClose() { _ = shim_set_linger_zero(descriptor) }

    /// Chooses between waiting and returning at once.
    package borrowing func setBlocking(_ isBlocking: Bool) { _ = shim_set_blocking(descriptor, isBlocking ? 1 : 0) }

    /// How long a blocking read waits at most; zero means for ever.
    package borrowing func setReceiveTimeout(milliseconds: Int) {
        _ = shim_set_receive_timeout(descriptor, milliseconds)
    }

    /// Makes the kernel's buffers small, so that tests fill them soon.
    package borrowing func setBufferSizes(_ bytes: Int32) {
        _ = shim_set_option(descriptor, SOL_SOCKET, SO_RCVBUF, bytes)
        _ = shim_set_option(descriptor, SOL_SOCKET, SO_SNDBUF, bytes)
    }
}
