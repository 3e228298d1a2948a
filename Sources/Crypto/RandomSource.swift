/// Where random bytes come from: handed in, so that a run can be repeated.
package protocol RandomSource: Sendable {
    /// The next so many random bytes; none for a count below one.
    func bytes(_ count: Int) -> [UInt8]
}
