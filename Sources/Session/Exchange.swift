import EPP
import Faults
import Journal
import Registry

/// One frame and its answer, with what the faults and the journal ask about them.
struct Exchange {
    /// Nil where none is sent.
    var answer: [UInt8]?
    var key: CommandKey?
    var code: Int?
    /// Why it was refused.
    var reason = ""
    /// Nil where no fault can act.
    var context: FaultContext?
}
