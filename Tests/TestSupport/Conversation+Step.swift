extension Conversation {
    /// One step: a request with its answer, a greeting, or a move of the clock.
    package struct Step: Sendable {
        /// `03-alpha-create`, or the whole name of an `advance` file.
        package let file: String
        /// `alpha`; nil where the clock is moved.
        package let speaker: String?
        package let request: String?
        package let response: String?

        /// A raw connection: nobody logs in for it.
        package var isAnonymous: Bool { speaker?.hasPrefix("anon") ?? false }

        static func all(in files: [String]) -> [Step] {
            let stems = Set(files.filter { $0.hasSuffix(".xml") || $0.hasSuffix("advance.txt") }.map(stem))
            return stems.sorted().compactMap { Step($0, files) }
        }

        private static func stem(_ file: String) -> String {
            for suffix in [".request.xml", ".response.xml"] where file.hasSuffix(suffix) {
                return String(file.dropLast(suffix.count))
            }
            return file
        }

        private init?(_ stem: String, _ files: [String]) {
            let parts = stem.split(separator: "-", maxSplits: 2).map(String.init)
            guard parts.count >= 2, Int(parts[0]) != nil else { return nil }
            file = stem
            let isClock = stem.hasSuffix("advance.txt")
            speaker = isClock ? nil : parts[1]
            guard isClock || files.contains("\(stem).request.xml") || stem.hasSuffix("greeting") else { return nil }
            request = files.contains("\(stem).request.xml") ? "\(stem).request.xml" : nil
            response = isClock ? nil : "\(stem).response.xml"
        }
    }
}
