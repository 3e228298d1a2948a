/// Numbers for names: the same name has the same number; the empty name has 0, that of signatures 1.
struct NameTable {
    typealias Number = Int32

    /// The namespace of XML signatures.
    static let signature: Number = 1
    private static let signatureName = "http://www.w3.org/2000/09/xmldsig#"

    private(set) var names = ["", signatureName]
    /// By their bytes: two spellings of one letter are two names (Namespaces in XML 1.0, section 2.3).
    private var numbers: [[UInt8]: Number] = [[]: 0, Array(signatureName.utf8): signature]

    /// Names that the program knows come first, as it writes them: to copy a literal costs nothing, and two of them are
    /// compared by their addresses.
    init(_ known: [String] = []) {
        for name in known { _ = number(of: name) }
    }

    /// The number of a name, a new one where it was never met.
    mutating func number(of name: String) -> Number {
        let bytes = Array(name.utf8)
        if let number = numbers[bytes] { return number }
        let number = Number(names.count)
        names.append(name)
        numbers[bytes] = number
        return number
    }
}

/// Numbers for the names that libxml2's dictionary holds, found by the address under which it holds them.
///
/// It must not outlive the dictionary, and grows no larger: the parser context is replaced when that has grown large.
@safe struct NameCache {
    private(set) var table: NameTable
    /// A name that falls on another's place takes it.
    private var places: [(address: UnsafePointer<UInt8>?, number: NameTable.Number)]

    /// A power of two.
    private static let size = 512

    init(_ known: [String] = []) {
        table = NameTable(known)
        unsafe places = Array(repeating: (nil, 0), count: Self.size)
    }

    /// The number of the name at an address of the dictionary; 0 for none.
    mutating func number(_ address: UnsafePointer<UInt8>?) -> NameTable.Number {
        guard let address = unsafe address else { return 0 }
        let place = Self.place(of: UInt(bitPattern: address))
        if unsafe places[place].address == address { return unsafe places[place].number }
        let number = unsafe table.number(of: String(cString: address))
        unsafe places[place] = (address, number)
        return number
    }

    private static func place(of address: UInt) -> Int {
        Int((address ^ (address >> 9)) & UInt(size - 1))
    }
}
