/// Unicode Normalization Form C of labels (Unicode Standard Annex #15): the standard library does not offer it.
///
/// A label is taken apart, its marks are ordered, and it is composed again: it is in the form if that changes nothing.
/// Only code points that a label may hold are known.
enum NormalizationFormC {
    static func holds(_ label: [UInt32]) -> Bool { composed(ordered(label.flatMap(decomposed))) == label }

    private static let combiningClass = CombiningClass.table
    private static let pairs: [UInt32: (first: UInt32, second: UInt32)] = {
        var pairs: [UInt32: (first: UInt32, second: UInt32)] = [:]
        forEachPair { pairs[$0] = (first: $1, second: $2) }
        return pairs
    }()
    private static let composites: [UInt64: UInt32] = {
        var composites: [UInt64: UInt32] = [:]
        forEachPair { composites[key($1, $2)] = $0 }
        return composites
    }()

    private static func forEachPair(_ visit: (UInt32, UInt32, UInt32) -> Void) {
        let numbers = UnicodeTables.compositions.hexNumbers
        for index in stride(from: 0, to: numbers.count - 2, by: 3) {
            visit(numbers[index], numbers[index + 1], numbers[index + 2])
        }
    }

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    private static func decomposed(_ point: UInt32) -> [UInt32] {
        if let parts = Hangul.decomposed(point) { return parts }
        guard let pair = pairs[point] else { return [point] }
        return decomposed(pair.first) + decomposed(pair.second)
    }

    /// Marks that follow one another in the order of their classes, equal ones as they stood.
    private static func ordered(_ points: [UInt32]) -> [UInt32] {
        var points = points
        for end in points.indices.dropFirst() {
            var index = end
            let mark = combiningClass[points[end]]
            while mark > 0, index > 0, combiningClass[points[index - 1]] > mark {
                points.swapAt(index, index - 1)
                index -= 1
            }
        }
        return points
    }

    /// Each mark is composed with the last starter, unless one of its class or a higher stands between.
    private static func composed(_ points: [UInt32]) -> [UInt32] {
        var output: [UInt32] = []
        var starter: Int?
        for point in points {
            let mark = combiningClass[point]
            let isAdjacent = starter == output.count - 1
            let isBlocked = !isAdjacent && (output.last.map { combiningClass[$0] >= mark } ?? true)
            if let index = starter, !isBlocked, let composite = composite(output[index], point) {
                output[index] = composite
                continue
            }
            if mark == 0 { starter = output.count }
            output.append(point)
        }
        return output
    }

    private static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        Hangul.composite(first, second) ?? composites[key(first, second)]
    }
}

/// Syllables are composed by arithmetic (The Unicode Standard, §3.12).
private enum Hangul {
    private static let (syllables, leads, vowels, trails): (UInt32, UInt32, UInt32, UInt32) =
        (0xAC00, 0x1100, 0x1161, 0x11A7)
    private static let (vowelCount, trailCount, count): (UInt32, UInt32, UInt32) = (21, 28, 11172)

    static func decomposed(_ point: UInt32) -> [UInt32]? {
        guard syllables..<(syllables + count) ~= point else { return nil }
        let index = point - syllables
        let lead = leads + index / (vowelCount * trailCount)
        let vowel = vowels + index % (vowelCount * trailCount) / trailCount
        let trail = index % trailCount
        return trail == 0 ? [lead, vowel] : [lead, vowel, trails + trail]
    }

    static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if leads..<(leads + 19) ~= first, vowels..<(vowels + vowelCount) ~= second {
            return syllables + ((first - leads) * vowelCount + second - vowels) * trailCount
        }
        guard syllables..<(syllables + count) ~= first, (first - syllables).isMultiple(of: trailCount),
            (trails + 1)..<(trails + trailCount) ~= second
        else { return nil }
        return first + second - trails
    }
}

/// Canonical_Combining_Class, 0 for what is no mark.
struct CombiningClass: Sendable {
    static let table = CombiningClass()

    private let classes: [UInt32: UInt32]

    private init() {
        let numbers = UnicodeTables.combiningClass.hexNumbers
        var classes: [UInt32: UInt32] = [:]
        for index in stride(from: 0, to: numbers.count - 2, by: 3) {
            for offset in 0..<numbers[index + 1] { classes[numbers[index] + offset] = numbers[index + 2] }
        }
        self.classes = classes
    }

    subscript(point: UInt32) -> UInt32 { classes[point] ?? 0 }
}
