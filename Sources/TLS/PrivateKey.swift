private import COpenSSL

/// Owns one private key.
@safe final class PrivateKey {
    let pointer: OpaquePointer

    /// A new key on the curve P-256.
    init() throws(TLSError) {
        ERR_clear_error()
        guard let key = unsafe shim_EVP_EC_gen("P-256") else { throw .drainingQueue(.key, "cannot make a key") }
        unsafe pointer = key
    }

    /// Reads a key; one that is encrypted is refused, as nobody is there to be asked for its password.
    init(_ pem: PEM) throws(TLSError) {
        ERR_clear_error()
        let key = unsafe PrivateKey.withDER(of: pem) { bytes in
            // The encoding names the kind of key: one decoder is made, where PEM_read_bio_PrivateKey makes all of them.
            var next = unsafe bytes.bindMemory(to: UInt8.self).baseAddress
            return unsafe d2i_AutoPrivateKey(nil, &next, bytes.count)
        }
        guard let key = unsafe key else {
            throw .drainingQueue(.key, "\(pem.source) holds no private key that we can read")
        }
        unsafe pointer = key
    }

    /// Whether the encoding ends with these bytes: that of an elliptic curve's key does so with the public key.
    static func encoding(in pem: PEM, endsWith end: UnsafeRawBufferPointer) -> Bool {
        defer { ERR_clear_error() }
        return unsafe withDER(of: pem) { bytes in unsafe bytes.suffix(end.count).elementsEqual(end) } ?? false
    }

    /// Runs the body on what the text encodes, if it is a private key that is not encrypted.
    private static func withDER<Value>(of pem: PEM, _ body: (UnsafeRawBufferPointer) -> Value?) -> Value? {
        unsafe OpenSSLText.reading(pem) { bio in
            var bytes: UnsafeMutablePointer<UInt8>?
            var count = 0
            let isRead = unsafe PEM_bytes_read_bio(
                &bytes,
                &count,
                nil,
                PEM_STRING_EVP_PKEY,
                bio,
                { _, _, _, _ in -1 },
                nil
            )
            guard isRead == 1, let start = unsafe bytes else { return nil }
            defer { unsafe shim_OPENSSL_clear_free(start, count) }
            return unsafe body(UnsafeRawBufferPointer(start: start, count: count))
        }
    }

    var pem: String? {
        unsafe OpenSSLText.written { bio in unsafe PEM_write_bio_PKCS8PrivateKey(bio, pointer, nil, nil, 0, nil, nil) }
    }

    deinit { unsafe EVP_PKEY_free(pointer) }
}

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
