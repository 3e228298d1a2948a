/// The kinds of objects that a registry keeps.
package enum ObjectKind: String, Sendable, Codable {
    case domain, host, contact

    /// How a roid of this kind starts.
    package var letter: String {
        switch self {
        case .domain: "D"
        case .host: "H"
        case .contact: "C"
        }
    }
}

/// A registry-wide number of an object; with a letter and a suffix it is the object's roid.
public typealias ObjectID = Int

/// A registrar's identifier, `clID` (RFC 5730 §2.9.1.1): 3 to 16 characters.
public typealias ClientID = String
