/// PEM text together with the place it came from, so that an error can name it.
///
/// It never prints its text: it may be a key.
package struct PEM: Sendable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]
    /// The file's path, or a word for text that was handed in.
    package let source: String
    /// Its certificates, where they have been read: OpenSSL makes a decoder for the key in each, some 3 million
    /// instructions, so none is read twice.
    private(set) var certificates: [Certificate]?

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

    /// The same with its certificates read; those of a text that stands at its end are taken from there.
    func read(endingWith known: PEM? = nil) throws(TLSError) -> PEM {
        var result = self
        if let known, let end = known.certificates, bytes.count > known.bytes.count,
            bytes.suffix(known.bytes.count).elementsEqual(known.bytes)
        {
            let first = PEM(bytes: Array(bytes.dropLast(known.bytes.count)), source: source)
            result.certificates = try Certificate.all(in: first) + end
        } else {
            result.certificates = try Certificate.all(in: self)
        }
        return result
    }

    private init(bytes: [UInt8], source: String) {
        self.bytes = bytes
        self.source = source
    }

    /// The text itself.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var description: String { "PEM(\(source))" }
    package var customMirror: Mirror { Mirror(self, children: ["source": source]) }
}
