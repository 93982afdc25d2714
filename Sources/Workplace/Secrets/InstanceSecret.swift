import Communities
package import Ledger
import Platform

/// The random bytes from which the members' feed addresses are made; kept in a file only the owner can read.
package struct InstanceSecret {
    package let bytes: [UInt8]

    /// The secret of a workspace; made when there is none, unless addresses made from a lost one are in people's calendars.
    package static func open(_ path: String, ledger: Ledger) throws(Refusal) -> InstanceSecret {
        try check(path, ledger: ledger)
        if let secret = try found(path) { return secret }
        var generator = SystemRandomNumberGenerator()
        let random = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let digits = hex(random)
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(Array((digits + "\n").utf8), to: path, mode: 0o600)
        }
        return InstanceSecret(bytes: Array(digits.utf8))
    }

    /// The secret for looking only; one that is not there yet is stood in for.
    package static func read(_ path: String) throws(Refusal) -> InstanceSecret {
        try found(path) ?? InstanceSecret(bytes: Array("not made yet".utf8))
    }

    /// Refuses a secret that is gone though addresses were made from it, or that is another.
    package static func check(_ path: String, ledger: Ledger) throws(Refusal) {
        if let secret = try found(path) { return try secret.verify(against: ledger, path) }
        let addresses = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.feedAddresses()
        }
        guard addresses.isEmpty else { throw InstanceSecret.gone(path) }
    }

    private static func gone(_ path: String) -> Refusal {
        Refusal(SecretRefusal.addressesGone(path: path))
    }

    private static func found(_ path: String) throws(Refusal) -> InstanceSecret? {
        let text = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 4096)
        }
        guard let text else { return nil }
        let digits = String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
        guard digits.utf8.count >= 32, digits.allSatisfy(\.isHexDigit) else {
            throw Refusal(SecretRefusal.noSecret(path: path))
        }
        return InstanceSecret(bytes: Array(digits.utf8))
    }

    private func verify(against ledger: Ledger, _ path: String) throws(Refusal) {
        let addresses = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.feedAddresses()
        }
        for address in addresses.prefix(1) {
            let made = SecretAddress(
                of: address.person, generation: address.generation, secret: bytes)
            guard isEqualInConstantTime(made.tokenHash, address.tokenHash) else {
                throw Refusal(SecretRefusal.otherLedger(path: path))
            }
        }
    }
}
