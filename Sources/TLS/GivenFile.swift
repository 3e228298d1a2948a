/// A file that a command line names, or the standard input as `-`.
package enum GivenFile {
    /// All of it.
    package static func read(_ file: String) throws(TLSError) -> [UInt8] {
        guard file == "-" else { return try FileSystem.read(file) }
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return Array(text.utf8)
    }

    /// Up to the end of the first line: a secret.
    package static func line(of file: String) throws(TLSError) -> String {
        if file == "-" { return readLine() ?? "" }
        let bytes = try read(file)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TLSError(.file, "\(file) is not UTF-8")
        }
        return String(text.prefix { $0 != "\n" && $0 != "\r\n" })
    }
}
