import EPP
import TestSupport
import XML

/// Makes a frame a little different: on the tree, so that it stays well formed.
struct FrameMutation {
    /// Elements that can be planted elsewhere, and the texts and attributes that occur.
    private let donors: [Element]
    private let texts: [String]
    private let attributes: [Element.Attribute]
    private let namespaces: [String]

    init(from frames: [Element]) {
        donors = frames.flatMap(Self.all)
        texts = Set(donors.map(\.text).filter { $0.utf8.count < 80 }).sorted() + Self.oddTexts
        attributes = Set(donors.flatMap(\.attributes)).sorted { "\($0)" < "\($1)" }
        namespaces = Set(donors.map(\.namespace)).sorted() + ["", "urn:example:unknown"]
    }

    private static let oddTexts: [String] =
        [
            "", " ", "\n\t ", "a", "ab", "0", "1", "-1", "+1", "01", "2", "9", "10", "11", "99", "100", "101", "255",
            "256",
            "65535", "65536", "4294967296", "99999999999999999999", "1.5", "1e3", "0x10", "\u{663}", "true", "false",
            "TRUE",
            " 1 ", " true ", "a b", " a  b ", "a\tb", "\u{A0}a", "\u{E4}\u{1F600}", "%ANY%", "2026-01-01",
            "2026-01-01T00:00:00Z", "2026-01-01T00:00:00", "2026-02-30", "2026-01-01Z", "-2026-01-01", "12026-01-01",
            "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00+02:00", "1.2.3.4", "::1", "v4",
            "v6",
            "USD", "usd", "P5D", "example", "a.example", "\u{E4}.example", ".", "..", "-", "A-1", "AB_9-X", "en", "EN",
            "x-klingon", "ok", "request", "restore", "report", "ABCD", "abc=", "YWJj", "YWJj YWJj", "49FD", "49F",
            "+1.2345",
            "+1.23456789012345678", "1.5", "0.00", "US", "us", "USA", "y", "m", "d", "int", "loc", "a@b",
        ]
        + [3, 15, 16, 17, 32, 33, 63, 64, 65, 254, 255, 256, 1024, 1025].flatMap { count in
            [String(repeating: "x", count: count), String(repeating: "\u{E9}", count: count)]
        }

    private static func all(_ element: Element) -> [Element] { [element] + element.children.flatMap(all) }

    /// One to three changes, mostly one.
    func mutated(_ frame: Element, _ numbers: inout SeededNumbers) -> Element {
        var frame = frame
        repeat { change(&frame, &numbers) } while numbers.isOne(in: 4)
        return frame
    }

    /// Walks down to a random element below the root and changes it there.
    private func change(_ element: inout Element, _ numbers: inout SeededNumbers) {
        guard !element.children.isEmpty, !numbers.isOne(in: 6) else { return changeHere(&element, &numbers) }
        change(&element.children[numbers.below(element.children.count)], &numbers)
    }

    private func changeHere(_ element: inout Element, _ numbers: inout SeededNumbers) {
        switch numbers.below(14) {
        case 0: if let index = child(element, &numbers) { element.children.remove(at: index) }
        case 1: if let index = child(element, &numbers) { element.children.insert(element.children[index], at: index) }
        case 2: element.children.shuffle(using: &numbers)
        case 3: element.name = donor(&numbers).name
        case 4: plant(donor(&numbers), in: &element, &numbers)
        case 5: plant(sibling(of: element, &numbers), in: &element, &numbers)
        case 6: changeAttribute(&element, &numbers)
        case 7: if let attribute = attributes.randomElement(using: &numbers) { add(attribute, to: &element) }
        case 8: element.namespace = namespaces.randomElement(using: &numbers) ?? ""
        case 9: element = move(element, to: namespaces.randomElement(using: &numbers) ?? "")
        case 10: element.text += numbers.isOne(in: 2) ? " " : "x"
        default: element.text = texts.randomElement(using: &numbers) ?? ""
        }
    }

    private func child(_ element: Element, _ numbers: inout SeededNumbers) -> Int? {
        element.children.isEmpty ? nil : numbers.below(element.children.count)
    }

    private func donor(_ numbers: inout SeededNumbers) -> Element {
        donors.randomElement(using: &numbers) ?? Element(namespace: "", name: "x")
    }

    /// An element that stands in the same namespace elsewhere: more likely to be almost right.
    private func sibling(of element: Element, _ numbers: inout SeededNumbers) -> Element {
        for _ in 0..<20 {
            let candidate = donor(&numbers)
            if candidate.namespace == element.namespace { return candidate }
        }
        return donor(&numbers)
    }

    private func plant(_ new: Element, in element: inout Element, _ numbers: inout SeededNumbers) {
        element.children.insert(new, at: numbers.below(element.children.count + 1))
    }

    private func changeAttribute(_ element: inout Element, _ numbers: inout SeededNumbers) {
        guard !element.attributes.isEmpty else { return }
        let index = numbers.below(element.attributes.count)
        switch numbers.below(4) {
        case 0: element.attributes.remove(at: index)
        case 1: element.attributes[index].name += "x"
        case 2: element.attributes[index].namespace = element.namespace
        default: element.attributes[index].value = texts.randomElement(using: &numbers) ?? ""
        }
    }

    private func add(_ attribute: Element.Attribute, to element: inout Element) {
        element.attributes.removeAll { $0.name == attribute.name && $0.namespace == attribute.namespace }
        element.attributes.append(attribute)
    }

    private func move(_ element: Element, to namespace: String) -> Element {
        var moved = element
        moved.namespace = namespace
        moved.children = element.children.map { move($0, to: namespace) }
        return moved
    }

    /// The frame as bytes, sometimes with what XML allows anywhere: comments, instructions, CDATA.
    static func bytes(of frame: Element, _ numbers: inout SeededNumbers) -> [UInt8] {
        var writer = XMLWriter()
        writer.write(frame)
        var bytes = writer.finish()
        guard numbers.isOne(in: 6) else { return bytes }
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: ">") }.dropLast()
        let odd = ["<!-- x -->", "<?x y?>", "<![CDATA[x]]>", "&#32;", "&#x9;", "\r\n"]
        if let end = ends.randomElement(using: &numbers), let text = odd.randomElement(using: &numbers) {
            bytes.insert(contentsOf: text.utf8, at: end + 1)
        }
        return bytes
    }
}
