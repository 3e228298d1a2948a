private import CLinux
private import Glibc

/// An IPv4 or IPv6 address with a port, in the kernel's form.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    var family: Int32 { Int32(storage.ss_family) }

    /// This end's address.
    static func local(of socket: Int32) -> SocketAddress? {
        unsafe SocketAddress { unsafe getsockname(socket, $0, $1) }
    }

    /// The other end's address.
    static func peer(of socket: Int32) -> SocketAddress? {
        unsafe SocketAddress { unsafe getpeername(socket, $0, $1) }
    }

    private init?(_ fill: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32) {
        var length = self.length
        let code = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe fill($0, &length) }
        }
        self.length = length
        if code != 0 { return nil }
    }

    private init(_ info: addrinfo) {
        length = unsafe info.ai_addrlen
        unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            let source = unsafe UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen))
            unsafe bytes.copyMemory(from: source)
        }
    }

    /// Gives the address to a socket; zero if that worked.
    func bind(_ socket: Int32) -> Int32 { unsafe with { unsafe Glibc.bind(socket, $0, $1) } }

    /// Connects a socket to the address; zero if that worked.
    func connect(_ socket: Int32) -> Int32 { unsafe with { unsafe Glibc.connect(socket, $0, $1) } }

    private func with(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        unsafe withUnsafePointer(to: storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, length) }
        }
    }

    /// All addresses of a host, which may be an address itself.
    static func resolve(_ host: String, port: Int, forListening: Bool) throws(TLSError) -> [SocketAddress] {
        guard (0...65_535).contains(port) else { throw TLSError(.address, "there is no port \(port)") }
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_NUMERICSERV | (forListening ? AI_PASSIVE : 0)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else {
            throw TLSError(.address, "cannot find \(host): \(unsafe String(cString: gai_strerror(code)))")
        }
        defer { unsafe freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = unsafe list
        while let info = unsafe next {
            unsafe found.append(SocketAddress(info.pointee))
            unsafe next = info.pointee.ai_next
        }
        return found
    }

    /// The address as digits; an IPv4 peer of an IPv6 socket is written as IPv4.
    var host: String {
        let text = numeric.host
        return text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
    }

    var port: Int { Int(numeric.port) ?? 0 }

    private var numeric: (host: String, port: String) {
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var port = [CChar](repeating: 0, count: 32)
        let flags = NI_NUMERICHOST | NI_NUMERICSERV
        let code = unsafe with { unsafe getnameinfo($0, $1, &host, socklen_t(host.count), &port, 32, flags) }
        return code == 0 ? (SocketAddress.text(host), SocketAddress.text(port)) : ("", "")
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
