private import CFiles

/// A file that is part of the program.
package struct EmbeddedFile: Sendable {
    /// Its path below its folder; of pages and policies, without the ending.
    package let name: String
    package let bytes: [UInt8]

    /// What lies in `Console/Assets`.
    package static let console = unsafe files { unsafe console_file_at($0) }
    /// The manual's pages.
    package static let manual = unsafe files { unsafe manual_page_at($0) }
    /// The policies of registries.
    package static let presets = unsafe files { unsafe policy_preset_at($0) }
    /// What RFCs demand of a server.
    package static let requirements = unsafe files { unsafe requirement_file_at($0) }
    /// What clients can be tested by.
    package static let scorecards = unsafe files { unsafe scorecard_file_at($0) }
    /// Tasks for those who learn, by their paths: a folder each.
    package static let exercises = unsafe files { unsafe exercise_file_at($0) }

    private static func files(_ at: (Int) -> embedded_file) -> [EmbeddedFile] {
        var files: [EmbeddedFile] = []
        while true {
            let file = unsafe at(files.count)
            guard let name = unsafe file.name else { return files }
            let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.count)
            files.append(unsafe EmbeddedFile(name: String(cString: name), bytes: Array(bytes)))
        }
    }
}
