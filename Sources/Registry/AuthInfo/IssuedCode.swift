import Crypto
import EPP
private import Glibc

/// A code that the registry made, at the one moment at which it can be told.
package struct IssuedCode: Sendable, Equatable, CustomStringConvertible {
    package let code: String
    package let processNumber: String?
    package let set: Instant
    package let expires: Instant?

    package var description: String { "***" }
}

extension Domain {
    /// The domain with a code of the registry's making, and the code: the current one while it may be told again, unless
    /// a new one is forced, which makes the former invalid at once.
    ///
    /// It comes with the process number that is given, or else with a new one, where the policy has one at all.
    package func issuingCode(
        isForced: Bool,
        process: String? = nil,
        at now: Instant,
        in world: World
    ) -> (Domain, IssuedCode) {
        let policy = world[policyOf: self.name].authInfo
        if !isForced, case .guarded(let current) = self.authInfo,
            let issued = current.issued(at: now, within: policy.reuseWindow)
        {
            return (self, issued)
        }
        let code = policy.codeForm.make(world.random)
        var guarded = HashedAuthInfo(code, policy, at: now, world.random)
        var processNumber: String?
        if policy.needsProcessNumber {
            let number = process ?? world.newProcessNumber(of: self)
            guarded.processNumber = SaltedHash(number, world.random)
            processNumber = number
        }
        let end = policy.isReadWhileValid ? guarded.expires : nil
        let until = max(now + policy.reuseWindow, end ?? now)
        if until > now { guarded.reusable = .init(code, processNumber, until: until) }
        var domain = self
        domain.replaceCode(by: .guarded(guarded), .replaced, at: now)
        if let processNumber { domain.processNumber = processNumber }
        return (domain, IssuedCode(code: code, processNumber: processNumber, set: now, expires: guarded.expires))
    }
}

extension World {
    /// The number that goes with a domain's next code: a new one, or always the domain's own where ptdomain has it so.
    package func newProcessNumber(of domain: Domain) -> String {
        self[policyOf: domain.name].authInfo.offers(.ptdomain) ? String(domain.id) : Codes.makeProcessNumber(random)
    }
}

extension HashedAuthInfo {
    /// The code once more, while its policy lets it be told again.
    fileprivate func issued(at now: Instant, within window: TimeSpan) -> IssuedCode? {
        guard let reusable, reusable.until > now, set + window > now, !hasExpired(at: now) else { return nil }
        return IssuedCode(code: reusable.code, processNumber: reusable.processNumber, set: set, expires: expires)
    }
}

/// How a code of the registry's making is written.
package enum CodeForm: Sendable {
    /// Letters and digits without a break.
    case plain
    /// Four groups of four letters and digits, as in .eu.
    case groups
    /// Who has made it and what for, and a number, as in .dk.
    case purpose

    func make(_ random: any RandomSource) -> String {
        switch self {
        case .plain: return Codes.make(random)
        case .groups: return (0..<4).map { _ in Codes.make(random, length: 4) }.joined(separator: "-")
        case .purpose: return "REG-TRANSFER-" + Hex.encode(random.bytes(16))
        }
    }
}

/// How codes are made, and how strong they are (RFC 9154 §4.1).
package enum Codes {
    /// Letters and digits that are not mistaken for one another: 5 bits each.
    private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

    /// A new code, of 130 bits unless it is to be shorter.
    package static func make(_ random: any RandomSource, length: Int = 26) -> String {
        String(decoding: random.bytes(length).map { alphabet[Int($0) % alphabet.count] }, as: UTF8.self)
    }

    /// A new process number: eight digits.
    static func makeProcessNumber(_ random: any RandomSource) -> String {
        String(decoding: random.bytes(8).map { UInt8(ascii: "0") + $0 % 10 }, as: UTF8.self)
    }

    /// How many bits a code may carry, by the classes of its characters.
    ///
    /// Where it repeats itself, half of that; and no character counts for more than four of its kind.
    package static func estimatedBits(of code: String) -> Int {
        let bytes = Array(code.utf8)
        let classes: [(ClosedRange<UInt8>, size: Int)] = [
            (UInt8(ascii: "0")...UInt8(ascii: "9"), 10), (UInt8(ascii: "a")...UInt8(ascii: "z"), 26),
            (UInt8(ascii: "A")...UInt8(ascii: "Z"), 26),
        ]
        let isCovered: (UInt8) -> Bool = { byte in classes.contains { $0.0.contains(byte) } }
        let sizes = classes.filter { bytes.contains(where: $0.0.contains) }.map(\.size)
        let size = sizes.reduce(bytes.allSatisfy(isCovered) ? 0 : 32, +)
        let distinct = Set(bytes).count
        let bits = Int(Double(min(bytes.count, distinct * 4)) * log2(Double(max(size, 1))))
        return distinct * 2 < min(bytes.count, 20) ? bits / 2 : bits
    }
}
