private import CPresets

extension PolicyPreset {
    /// The files as they lie in the program.
    package static let files: [(name: String, text: [UInt8])] = {
        var files: [(String, [UInt8])] = []
        while true {
            let preset = unsafe policy_preset_at(files.count)
            guard let name = unsafe preset.name else { return files }
            let bytes = unsafe UnsafeBufferPointer(start: preset.bytes, count: preset.count)
            files.append(unsafe (String(cString: name), Array(bytes)))
        }
    }()
}
