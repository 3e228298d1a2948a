private import COpenSSL

/// Text in and out of OpenSSL's memory BIOs.
enum OpenSSLText {
    /// Runs the body on a BIO that reads the bytes.
    static func reading<Value>(_ pem: PEM, _ body: (OpaquePointer) -> Value?) -> Value? {
        unsafe pem.bytes.withUnsafeBytes { bytes in
            guard let bio = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer { unsafe BIO_free(bio) }
            return unsafe body(bio)
        }
    }

    /// What the body has written into a BIO.
    static func written(_ body: (OpaquePointer) -> Int32) -> String? {
        guard let bio = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(bio) }
        guard unsafe body(bio) == 1 else { return nil }
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe shim_BIO_get_mem_data(bio, &start)
        guard let start = unsafe start, count >= 0 else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}
