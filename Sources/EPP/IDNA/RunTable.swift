/// A letter for each code point, kept as runs of equal letters.
struct RunTable: Sendable {
    /// The first code point of each run, in rising order.
    private(set) var starts: [UInt32] = []
    private var letters: [UInt8] = []

    /// Reads runs: the length in upper-case hexadecimal, none for 1, and the letter; white space says nothing.
    init(_ text: String, from first: UInt32 = 0) {
        var (start, length) = (first, UInt32(0))
        for octet in text.utf8 {
            if let digit = octet.hexDigit {
                length = length << 4 | digit
            } else if octet.isLowerCaseLetter {
                starts.append(start)
                letters.append(octet)
                start += max(length, 1)
                length = 0
            }
        }
    }

    /// The letter of a code point; that of the first or last run for one beyond the table.
    subscript(point: UInt32) -> UInt8 {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= point { low = middle } else { high = middle }
        }
        return letters.isEmpty ? 0 : letters[low]
    }
}

extension String {
    /// The hexadecimal numbers of a table, which white space parts.
    var hexNumbers: [UInt32] {
        var (numbers, number, isInside) = ([UInt32](), UInt32(0), false)
        for octet in utf8 {
            if let digit = octet.hexDigit {
                number = number << 4 | digit
                isInside = true
            } else if isInside {
                numbers.append(number)
                (number, isInside) = (0, false)
            }
        }
        return isInside ? numbers + [number] : numbers
    }
}

extension UInt8 {
    fileprivate var isLowerCaseLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }

    fileprivate var hexDigit: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
