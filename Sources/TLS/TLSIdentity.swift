/// Who an end of a connection claims to be: a certificate chain, leaf first, and the leaf's private key.
package struct TLSIdentity: Sendable {
    package let chain: PEM
    package let key: PEM

    /// An identity from PEM that is at hand already.
    package init(chain: PEM, key: PEM) {
        self.chain = chain
        self.key = key
    }

    /// An identity from two files.
    package init(chainFile: String, keyFile: String) throws(TLSError) {
        chain = try PEM(file: chainFile)
        key = try PEM(file: keyFile)
    }
}
