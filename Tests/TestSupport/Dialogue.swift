/// A client's end of one session: what the runner needs, whatever lies between it and the server.
package protocol Dialogue: AnyObject {
    /// The greeting, as it was sent.
    func greeting() throws -> [UInt8]
    /// Sends XML as one frame and answers the XML that came back; nil where the server closed without a word.
    func ask(_ xml: [UInt8]) throws -> [UInt8]?
    /// Whether the server has ended the session.
    var isOver: Bool { get throws }
}
