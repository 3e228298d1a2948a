/// A frame that is ready to be sent (RFC 5734 §4), but for a running number in some places.
package struct FrameTemplate: Sendable {
    /// Eight characters that become the eight digits of the number.
    package static let place = "########"

    private let bytes: [UInt8]
    private let places: [Int]

    /// Puts the header before a document, and finds the places.
    package init(_ document: String) {
        let body = Array(document.utf8)
        let length = UInt32(clamping: body.count + 4)
        bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + body
        places = FrameTemplate.places(in: bytes)
    }

    private static func places(in bytes: [UInt8]) -> [Int] {
        let mark = Array(place.utf8)
        var found: [Int] = []
        var index = 4
        while index + mark.count <= bytes.count {
            let isPlace = bytes[index..<index + mark.count].elementsEqual(mark)
            if isPlace { found.append(index) }
            index += isPlace ? mark.count : 1
        }
        return found
    }

    /// Appends the frame with this number, modulo a hundred million.
    package func append(number: UInt64, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: bytes)
        for place in places {
            var rest = number
            for digit in stride(from: 7, through: 0, by: -1) {
                output[start + place + digit] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
        }
    }
}
