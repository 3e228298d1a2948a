extension Conversation {
    /// One step: a request with its answer, a greeting, a move of the clock, a look into the holders' outbox, or what a holder
    /// says to a transfer.
    package struct Step: Sendable {
        /// `03-alpha-create`, or the whole name of an `advance`, `outbox` or `holder` file.
        package let file: String
        /// `alpha`; nil where nobody speaks.
        package let speaker: String?
        package let request: String?
        package let response: String?

        /// Whether the last delivery to a holder is read.
        package var looksIntoOutbox: Bool { file.hasSuffix("outbox.txt") }

        /// Whether a holder answers with a key.
        package var isHolders: Bool { file.hasSuffix("holder.txt") }

        /// A raw connection: nobody logs in for it.
        package var isAnonymous: Bool { speaker?.hasPrefix("anon") ?? false }

        static func all(in files: [String]) -> [Step] {
            let stems = Set(files.filter { $0.hasSuffix(".xml") || isSilent($0) }.map(stem))
            return stems.sorted().compactMap { Step($0, files) }
        }

        /// A step in which nobody speaks.
        private static func isSilent(_ file: String) -> Bool {
            ["advance.txt", "outbox.txt", "holder.txt"].contains { file.hasSuffix($0) }
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
            let isSilent = Self.isSilent(stem)
            speaker = isSilent ? nil : parts[1]
            guard isSilent || files.contains("\(stem).request.xml") || stem.hasSuffix("greeting") else { return nil }
            request = files.contains("\(stem).request.xml") ? "\(stem).request.xml" : nil
            response = isSilent ? nil : "\(stem).response.xml"
        }
    }
}
