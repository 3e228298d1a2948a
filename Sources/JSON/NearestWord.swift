/// Finds the word that was probably meant.
package enum NearestWord {
    /// The nearest of the words; nil where none differs by a third of its letters or less.
    package static func to(_ given: String, among words: some Sequence<String>) -> String? {
        let letters = Array(given.lowercased())
        let near = words.map { (word: $0, distance: distance(letters, Array($0.lowercased()))) }
            .filter { $0.distance <= max(1, min(letters.count, $0.word.count) / 3) }
        return letters.isEmpty ? nil : near.min { $0.distance < $1.distance }?.word
    }

    /// How many letters must be added, left out, exchanged or swapped with their neighbour to make one of the other: the
    /// optimal string alignment distance.
    static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var line = [row + 1]
            for column in second.indices {
                let isSame = first[row] == second[column]
                var least = min(last[column + 1] + 1, line[column] + 1, last[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, before[column - 1] + 1)
                }
                line.append(least)
            }
            (before, last) = (last, line)
        }
        return last[second.count]
    }
}
