private import CLinux
private import Glibc

/// A file that text is added to, and that makes way for a new one when it is full.
///
/// What was full is kept beside it with `.1` behind its name, in the place of the one before: there are two files at most.
/// One thread's at a time.
package final class RotatingFile {
    private let path: String
    /// How long it may grow.
    package let limit: Int
    private var file: Int32 = -1
    private var size = 0

    /// Goes on behind what is in the file, if there is one; throws where it cannot be opened.
    package init(_ path: String, limit: Int) throws(TLSError) {
        (self.path, self.limit) = (path, limit)
        try open()
    }

    deinit { if file >= 0 { _ = close(file) } }

    /// Where what was full is kept.
    package var former: String { path + ".1" }

    /// Adds text, whole or not at all; what is longer than the limit has a file of its own.
    ///
    /// After a failure the file is opened anew, as it may be another by now.
    package func append(_ text: [UInt8]) throws(TLSError) {
        if file >= 0, size > 0, size + text.count > limit { try rotate() }
        if file < 0 { try open() }
        guard FileSystem.write(text, to: file) else {
            let failure = TLSError.system(.file, "cannot write \(path)")
            // Half a line would spoil the next.
            _ = ftruncate(file, size)
            closeFile()
            throw failure
        }
        size += text.count
    }

    /// For its owner only: a journal tells who did what.
    private func open() throws(TLSError) {
        file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o600)
        var status = stat()
        guard file >= 0, unsafe fstat(file, &status) == 0 else {
            let failure = TLSError.system(.file, "cannot write \(path)")
            closeFile()
            throw failure
        }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    private func rotate() throws(TLSError) {
        closeFile()
        guard unsafe rename(path, former) == 0 || shim_errno() == ENOENT else {
            throw .system(.file, "cannot rename \(path) to \(former)")
        }
    }

    private func closeFile() {
        if file >= 0 { _ = close(file) }
        file = -1
    }
}
