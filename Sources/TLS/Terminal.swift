private import Glibc

/// The terminal that a person types at, if there is one.
package struct Terminal {
    private let former: termios

    /// Whether keys come from a terminal, and what is told goes to one.
    package static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// From now on keys come one by one and are not shown, until `restore`; nil where that cannot be.
    package static func takingKeys() -> Terminal? {
        changed { settings in
            settings.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
            settings.c_iflag &= ~tcflag_t(IXON | ICRNL)
        }
    }

    /// From now on what is typed is not shown, until `restore`; nil where that cannot be.
    package static func hidingKeys() -> Terminal? { changed { $0.c_lflag &= ~tcflag_t(ECHO) } }

    private static func changed(_ change: (inout termios) -> Void) -> Terminal? {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        let former = settings
        change(&settings)
        guard unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) == 0 else { return nil }
        return Terminal(former: former)
    }

    /// Makes the terminal as it was.
    package func restore() {
        var settings = former
        _ = unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    }

    /// The next byte that is typed; nil at the end.
    package static func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }
}
