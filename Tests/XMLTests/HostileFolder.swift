import Foundation
import Testing
import XML

/// The folder of hostile documents and the table in its README.
enum HostileFolder {
    struct Row: Sendable, CustomTestStringConvertible {
        let file: String
        let error: String
        var testDescription: String { file }
    }

    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/hostile").path

    static let rows: [Row] = {
        let readme = (try? String(contentsOfFile: path + "/README.md", encoding: .utf8)) ?? ""
        return readme.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Row(file: cells[0].trimmingCharacters(in: ["`"]), error: cells[1])
        }
    }()

    static func nameOfCase(_ error: XMLError) -> String {
        switch error {
        case .notWellFormed: "notWellFormed"
        case .documentType: "documentType"
        case .unsupportedEncoding: "unsupportedEncoding"
        case .nulByte: "nulByte"
        case .tooLong: "tooLong"
        case .tooManyAttributes: "tooManyAttributes"
        case .tooDeep: "tooDeep"
        case .tooManyElements: "tooManyElements"
        case .unusableSchema: "unusableSchema"
        case .outOfMemory: "outOfMemory"
        }
    }
}
