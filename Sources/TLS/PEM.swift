/// PEM text together with the place it came from, so that an error can name it.
///
/// It never prints its text: it may be a key.
package struct PEM: Sendable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]
    /// The file's path, or a word for text that was handed in.
    package let source: String

    /// PEM that is at hand already.
    package init(_ text: String, source: String = "in-memory PEM") {
        bytes = Array(text.utf8)
        self.source = source
    }

    /// Reads a file.
    package init(file path: String) throws(TLSError) {
        bytes = try FileSystem.read(path)
        source = path
    }

    /// The text itself.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var description: String { "PEM(\(source))" }
    package var customMirror: Mirror { Mirror(self, children: ["source": source]) }
}
