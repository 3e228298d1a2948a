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
