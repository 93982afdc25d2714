import Platform
/// The courier that calls a mail program: sendmail of any mail server, msmtp, nullmailer.
///
/// At least once: who is killed between the program's end and the ledger's note sends again, with the same Message-ID.
package struct SendmailCourier: Courier {
    /// The program and what it is always given, such as `/usr/sbin/sendmail -i`; never read by a shell.
    package let command: [String]
    /// Seconds after which a program that does not end is ended.
    package let patience: Int

    /// - Parameter command: the program's path and its first arguments.
    package init(command: [String], patience: Int = 600) {
        self.command = command
        self.patience = patience
    }

    /// Gives the message to the program's standard input, and sender and recipient as arguments.
    package func deliver(_ message: SealedMessage) throws(DeliveryFault) -> Receipt {
        guard !message.recipient.hasPrefix("-"), !message.sender.hasPrefix("-") else {
            throw DeliveryFault(
                kind: .permanent, detail: "an address that begins with '-'", exitCode: 65)
        }
        let name = command.first ?? ""
        let arguments = command + ["-f", message.sender, "--", message.recipient]
        // Mail programs want the line ends of this system.
        let text = SendmailCourier.withUnixLineEnds(message.bytes)
        let ending: ChildProcess.Ending
        do throws(ChildProcess.Fault) {
            ending = try ChildProcess.run(arguments, input: text, patience: patience)
        } catch {
            throw SendmailCourier.fault(of: error, name)
        }
        if case .exited(0) = ending.how { return Receipt(place: name) }
        throw SendmailCourier.fault(of: ending, name, recipient: message.recipient)
    }

    private static func withUnixLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isBeforeLineFeed =
                byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
            if !isBeforeLineFeed { result.append(byte) }
        }
        return result
    }

    private static func fault(of fault: ChildProcess.Fault, _ name: String) -> DeliveryFault {
        switch fault {
        case .missing:
            DeliveryFault(
                kind: .configuration,
                detail:
                    "there is no mail program '\(name)'; install one, or choose another transport in kring.yaml",
                exitCode: 69)
        case .notAllowed:
            DeliveryFault(
                kind: .configuration, detail: "this user may not run '\(name)'", exitCode: 77)
        case .system(let words):
            DeliveryFault(
                kind: .temporary, isForAll: true, detail: "'\(name)' cannot be started (\(words))",
                exitCode: 74)
        }
    }

    /// By `sysexits.h`, which mail programs keep to.
    private static func fault(
        of ending: ChildProcess.Ending, _ name: String, recipient: String
    ) -> DeliveryFault {
        let said = ending.words.replacing(recipient, with: "the recipient")
        let words = said.isEmpty ? "" : ": \(said)"
        switch ending.how {
        case .exited(let code) where (64...68).contains(code):
            return DeliveryFault(
                kind: .permanent, detail: "'\(name)' refuses it (\(code))\(words)", exitCode: 69)
        case .exited(let code) where code == 77 || code == 78:
            return DeliveryFault(
                kind: .configuration, detail: "'\(name)' ended with \(code)\(words)", exitCode: 69)
        case .exited(let code):
            return DeliveryFault(
                kind: .temporary, isForAll: code != 75,
                detail: "'\(name)' ended with \(code)\(words)", exitCode: 75)
        case .killed(let signal):
            return DeliveryFault(
                kind: .uncertain, detail: "'\(name)' was ended by signal \(signal)\(words)",
                exitCode: 75)
        case .outOfPatience(let seconds):
            return DeliveryFault(
                kind: .uncertain, detail: "'\(name)' did not end within \(seconds) s\(words)",
                exitCode: 75)
        }
    }
}
