private import CLinux
private import Glibc

/// The few things that certificates, and small programs, need of the file system, without Foundation.
package enum FileSystem {
    /// Certificates, passwords and documents are small; anything larger is a mistake.
    private static let largest = 1 << 20

    /// What is in a file.
    package static func read(_ path: String) throws(TLSError) -> [UInt8] {
        let file = unsafe shim_open(path)
        guard file >= 0 else { throw .system(.file, "cannot read \(path)") }
        defer { _ = close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= largest {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw .system(.file, "cannot read \(path)") }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
        throw TLSError(.file, "cannot read \(path): it is larger than a megabyte")
    }

    /// Whether others than a file's owner may read it; false where there is none.
    package static func isReadableByOthers(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & 0o044 != 0
    }

    /// Whether anything has this path.
    package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Writes beside the file and renames: a reader sees the old or the new one, whole.
    ///
    /// `mode` says who may read it, from the first moment on.
    package static func write(_ text: String, to path: String, mode: UInt32) throws(TLSError) {
        let draft = try DraftFile(path, mode: mode)
        _ = draft.take(Array(text.utf8))
        try draft.finish()
    }

    /// Writes all of it to a descriptor; false where it takes no more, and `errno` says why.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, shim_errno() == EINTR { continue }
            if count <= 0 { return false }
            written += count
        }
        return true
    }

    /// Who may do what with a file; nil where there is none.
    static func mode(of path: String) -> UInt32? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    /// Makes a directory and those above it.
    static func makeDirectory(_ path: String) throws(TLSError) {
        if path.isEmpty || exists(path) { return }
        if let slash = path.lastIndex(of: "/") { try makeDirectory(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o755) == 0 || shim_errno() == EEXIST else {
            throw .system(.file, "cannot make the directory \(path)")
        }
    }

    /// Keeps other processes that ask for the same directory waiting while the body runs.
    static func withLock<Value>(on directory: String, _ body: () throws(TLSError) -> Value) throws(TLSError) -> Value {
        let file = unsafe shim_open(directory)
        guard file >= 0 else { throw .system(.file, "cannot open \(directory)") }
        defer { _ = close(file) }
        _ = flock(file, LOCK_EX)
        return try body()
    }
}
