private import CLinux
private import Glibc

/// A file that is written beside its place, and takes it when it is whole: a reader sees the old or the new one, and whatever
/// goes wrong leaves the old one as it was.
///
/// One thread's at a time.
package final class DraftFile {
    private let path: String
    private let draft: String
    private let file: Int32
    private var failure: TLSError?
    private var isInPlace = false

    /// Begins; the mode is given at creation, so that a private key is never readable by others, not even for a moment.
    ///
    /// Without a mode it is that of the file that is there, or what the process gives to files.
    package init(_ path: String, mode: UInt32? = nil) throws(TLSError) {
        self.path = path
        draft = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
        let former = mode == nil ? FileSystem.mode(of: path) : nil
        file = unsafe shim_create(draft, mode ?? former ?? 0o666)
        guard file >= 0 else { throw .system(.file, "cannot write \(draft)") }
        // What the process keeps from new files it does not keep from one that was there.
        if let former { _ = fchmod(file, former) }
    }

    deinit {
        if file >= 0 { _ = close(file) }
        if !isInPlace { _ = unsafe unlink(draft) }
    }

    /// Adds bytes; false once something has gone wrong, which `finish` tells.
    package func take(_ bytes: [UInt8]) -> Bool {
        if failure == nil, !FileSystem.write(bytes, to: file) { failure = .system(.file, "cannot write \(draft)") }
        return failure == nil
    }

    /// Puts the file into its place.
    package func finish() throws(TLSError) {
        if let failure { throw failure }
        guard unsafe rename(draft, path) == 0 else { throw .system(.file, "cannot write \(path)") }
        isInPlace = true
    }
}
