/// Numbers for names: the same name has the same number; the empty name has 0.
struct NameTable {
    typealias Number = Int32

    private(set) var names = [""]
    /// By their bytes: two spellings of one letter are two names (Namespaces in XML 1.0, section 2.3).
    private var numbers: [[UInt8]: Number] = [[]: 0]

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
