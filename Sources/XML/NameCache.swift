/// Strings for the names that libxml2's dictionary holds, found by the address under which it holds them.
///
/// A fixed table, so that new names in every document cannot make it grow: a name that falls on another's place
/// takes it. It must not outlive the dictionary.
@safe struct NameCache {
    private var entries: [(address: UnsafePointer<UInt8>?, name: String)]

    /// Names that the program knows, as it writes them: to copy a literal costs nothing, and two of them are compared by
    /// their addresses.
    private let known: [String: String]

    /// A power of two.
    private static let places = 512

    init(_ known: [String] = []) {
        self.known = Dictionary(known.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
        unsafe entries = Array(repeating: (nil, ""), count: Self.places)
    }

    /// The string at an address of the dictionary; empty for none.
    mutating func string(_ address: UnsafePointer<UInt8>?) -> String {
        guard let address = unsafe address else { return "" }
        let place = Self.place(of: UInt(bitPattern: address))
        if unsafe entries[place].address == address { return unsafe entries[place].name }
        let read = unsafe String(cString: address)
        let name = known[read] ?? read
        unsafe entries[place] = (address, name)
        return name
    }

    private static func place(of address: UInt) -> Int {
        Int((address ^ (address >> 9)) & UInt(places - 1))
    }
}
