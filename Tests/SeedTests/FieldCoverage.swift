/// Which stored fields of the registry's and the extensions' types a value fills, by reflection: a field that is added is
/// seen here without anybody's doing.
struct FieldCoverage {
    private var seen: Set<String> = []
    private var filled: Set<String> = []

    /// The fields that were in no value anything but nil, empty, zero or false.
    var empty: [String] { seen.subtracting(filled).sorted() }

    mutating func visit(_ value: Any, as field: String? = nil) {
        if let isPlain = Self.isFilled(plain: value) { return note(field, isPlain) }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let wrapped = mirror.children.first else { return note(field, false) }
            visit(wrapped.value, as: field)
        case .collection, .dictionary, .set:
            note(field, !mirror.children.isEmpty)
            for child in mirror.children { visit(child.value) }
        case .tuple: for child in mirror.children { visit(child.value) }
        default:
            note(field, true)
            let type = String(reflecting: mirror.subjectType)
            guard ["Registry.", "Extensions."].contains(where: type.hasPrefix) else { return }
            for child in mirror.children { visit(child.value, as: "\(type).\(child.label ?? "")") }
        }
    }

    /// Nil where the value has parts of its own.
    private static func isFilled(plain value: Any) -> Bool? {
        switch value {
        case let text as String: !text.isEmpty
        case let flag as Bool: flag
        case let number as any BinaryInteger: number.signum() != 0
        default: nil
        }
    }

    private mutating func note(_ field: String?, _ isFilled: Bool) {
        guard let field else { return }
        seen.insert(field)
        if isFilled { filled.insert(field) }
    }
}

extension BinaryInteger {
    fileprivate func signum() -> Int { self == 0 ? 0 : 1 }
}
