package import Communities
package import Ledger
import Platform

/// The random bytes from which the members' feed addresses are made; kept in a file only the owner can read.
package struct InstanceSecret {
    package let bytes: [UInt8]
    /// By which names addresses are made from them.
    package let names: AddressNames

    /// The secret of a workspace; made when there is none, unless addresses made from a lost one are in people's calendars.
    package static func open(_ path: String, ledger: Ledger) throws(Refusal) -> InstanceSecret {
        try check(path, ledger: ledger)
        if let secret = try found(path, ledger: ledger) { return secret }
        var generator = SystemRandomNumberGenerator()
        let random = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let digits = hex(random)
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(Array((digits + "\n").utf8), to: path, mode: 0o600)
        }
        return InstanceSecret(bytes: Array(digits.utf8), names: AddressNames())
    }

    /// The address of a person's feed that they are told.
    package func address(of person: PersonID) -> SecretAddress {
        SecretAddress(
            of: person, named: names.names(of: person).first, generation: 0, secret: bytes)
    }

    /// All addresses at which a person's feed is: the one that they are told, and those of identifiers that they had.
    package func addresses(of person: PersonID) -> [SecretAddress] {
        names.names(of: person).map {
            SecretAddress(of: person, named: $0, generation: 0, secret: bytes)
        }
    }

    /// The unguessable parts of the addresses at which a person chooses what to hear; the first stands in mails.
    package func choiceTokens(of person: PersonID) -> [String] {
        names.names(of: person).map { SecretAddress.choiceToken(named: $0, secret: bytes) }
    }

    /// The secret for looking only; one that is not there yet is stood in for.
    package static func read(_ path: String, ledger: Ledger?) throws(Refusal) -> InstanceSecret {
        try found(path, ledger: ledger)
            ?? InstanceSecret(bytes: Array("not made yet".utf8), names: AddressNames())
    }

    /// Refuses a secret that is gone though addresses were made from it, or that is another.
    package static func check(_ path: String, ledger: Ledger) throws(Refusal) {
        if let secret = try found(path, ledger: ledger) {
            return try secret.verify(against: ledger, path)
        }
        let addresses = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.feedAddresses()
        }
        guard addresses.isEmpty else { throw InstanceSecret.gone(path) }
    }

    private static func gone(_ path: String) -> Refusal {
        Refusal(SecretRefusal.addressesGone(path: path))
    }

    private static func found(
        _ path: String, ledger: Ledger?
    ) throws(Refusal) -> InstanceSecret? {
        let text = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 4096)
        }
        guard let text else { return nil }
        let digits = String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
        guard digits.utf8.count >= 32, digits.allSatisfy(\.isHexDigit) else {
            throw Refusal(SecretRefusal.noSecret(path: path))
        }
        let names = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger?.addressNames()
        }
        return InstanceSecret(bytes: Array(digits.utf8), names: names ?? AddressNames())
    }

    private func verify(against ledger: Ledger, _ path: String) throws(Refusal) {
        let addresses = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.feedAddresses()
        }
        for address in addresses.prefix(1) {
            let isOurs = names.names(of: address.person).contains { name in
                let made = SecretAddress(
                    of: address.person, named: name, generation: 0, secret: bytes)
                return isEqualInConstantTime(made.tokenHash, address.tokenHash)
            }
            guard isOurs else {
                throw Refusal(SecretRefusal.otherLedger(path: path))
            }
        }
    }
}
