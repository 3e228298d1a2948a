private import CLinux
private import Glibc

/// A program that runs beside this one, and gets the signals that ask this one to end.
package struct ChildProcess {
    /// How a program ended, as a shell tells it.
    package typealias Status = Int32

    /// There is no such program, or it cannot be started.
    package struct StartFailure: Error, Equatable {
        package let description: String
        /// 127 where there is no such program, 126 where it cannot be started: as shells have it.
        package let status: Status
    }

    private let id: pid_t

    /// Starts a program, found as a shell finds it, with this process's standard streams.
    ///
    /// `environment` is all that it knows.
    package init(_ command: [String], environment: [String: String]) throws(StartFailure) {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // This process holds signals back and ignores broken pipes; a program expects neither.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        var usual = sigset_t()
        unsafe sigemptyset(&usual)
        unsafe sigaddset(&usual, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = unsafe CStrings(command)
        let variables = unsafe CStrings(environment.map { "\($0.key)=\($0.value)" }.sorted())
        defer {
            unsafe words.free()
            unsafe variables.free()
        }
        var id: pid_t = 0
        let failure = unsafe posix_spawnp(
            &id,
            command.first ?? "",
            nil,
            &attributes,
            words.pointers,
            variables.pointers
        )
        guard failure == 0 else {
            let reason = unsafe String(cString: strerror(failure))
            let status: Status = failure == ENOENT ? 127 : 126
            throw StartFailure(description: "cannot run \(command.first ?? ""): \(reason)", status: status)
        }
        self.id = id
    }

    /// Waits for its end, and passes on what asks this process to end.
    ///
    /// `EndSignals.hold` must have been called, before any thread was started. A signal from the terminal is not passed on:
    /// the terminal has sent it to the program too.
    package func wait() -> Status {
        while true {
            var information = unsafe siginfo_t()
            var set = sigset_t()
            unsafe shim_end_signals(&set)
            unsafe sigaddset(&set, SIGHUP)
            unsafe sigaddset(&set, SIGCHLD)
            let signal = unsafe sigwaitinfo(&set, &information)
            if [SIGTERM, SIGINT, SIGHUP].contains(signal), unsafe information.si_code <= 0 { _ = kill(id, signal) }
            if let status = ended { return status }
        }
    }

    /// Its status, once it has ended; nil before.
    private var ended: Status? {
        var status: Int32 = 0
        guard unsafe waitpid(id, &status, WNOHANG) == id else { return nil }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}

/// Texts as C wants them: a list that ends with a null.
@unsafe private struct CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        unsafe count = texts.count
        unsafe pointers = .allocate(capacity: count + 1)
        for (index, text) in texts.enumerated() { unsafe pointers[index] = strdup(text) }
        unsafe pointers[count] = nil
    }

    func free() {
        for index in unsafe 0..<count { unsafe Glibc.free(pointers[index]) }
        unsafe pointers.deallocate()
    }
}
