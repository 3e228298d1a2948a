/// What all connections of a loop share while they are served: one buffer to read into, one to write from.
struct Workspace {
    var input = [UInt8](repeating: 0, count: 1 << 16)
    var output = Output()
}
