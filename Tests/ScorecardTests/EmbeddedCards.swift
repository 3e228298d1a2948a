import EmbeddedFiles
import JSON
import Scorecards
import Testing

/// The files of the program's cards, each of which has to be readable.
enum EmbeddedCards {
    static var count: Int {
        EmbeddedFile.scorecards.count { file in
            do throws(JSONFault) {
                return try Scorecard(file.bytes).name == file.name
            } catch {
                Issue.record("\(file.name): \(error.field): \(error.sentence)")
                return false
            }
        }
    }
}
