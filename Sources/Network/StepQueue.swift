/// The steps of a batch that are still to be carried out.
///
/// Empty nearly always, and without memory then.
struct StepQueue {
    private var steps: [Output.Step] = []
    private var position = 0

    var isEmpty: Bool { position == steps.count }

    mutating func append(_ more: [Output.Step]) {
        if !more.isEmpty { steps += more }
    }

    mutating func next() -> Output.Step? {
        if isEmpty { return nil }
        defer {
            position += 1
            if isEmpty { self = StepQueue() }
        }
        return steps[position]
    }

    mutating func removeAll() { self = StepQueue() }
}
