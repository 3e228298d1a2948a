/// Classes of bytes (RFC 9110 §5.6.2, RFC 5234).
extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isTokenByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x21, 0x23...0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x5e...0x60, 0x7c, 0x7e: true
        default: false
        }
    }

    /// Whether it may stand in a field's value (RFC 9110 §5.5).
    var isFieldByte: Bool { self == 0x09 || (self >= 0x20 && self != 0x7f) }

    var isVisible: Bool { self > 0x20 && self < 0x7f }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
