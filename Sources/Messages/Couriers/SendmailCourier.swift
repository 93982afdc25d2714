import Communities
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
            throw DeliveryFault(.permanent, SendmailReason.addressLikeOption, exitCode: 65)
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
            DeliveryFault(.configuration, SendmailReason.missing(name), exitCode: 69)
        case .notAllowed:
            DeliveryFault(.configuration, SendmailReason.notAllowed(name), exitCode: 77)
        case .system(let words):
            DeliveryFault(
                .temporary, isForAll: true, SendmailReason.cannotStart(name, words),
                exitCode: 74)
        }
    }

    /// By `sysexits.h`, which mail programs keep to.
    private static func fault(
        of ending: ChildProcess.Ending, _ name: String, recipient: String
    ) -> DeliveryFault {
        let said = Said(text: ending.words, recipient: recipient)
        switch ending.how {
        case .exited(let code) where (64...68).contains(code):
            return DeliveryFault(
                .permanent, SendmailReason.refuses(name, code, said), exitCode: 69)
        case .exited(let code) where code == 77 || code == 78:
            return DeliveryFault(
                .configuration, SendmailReason.ended(name, code, said), exitCode: 69)
        case .exited(let code):
            return DeliveryFault(
                .temporary, isForAll: code != 75, SendmailReason.ended(name, code, said),
                exitCode: 75)
        case .killed(let signal):
            return DeliveryFault(
                .uncertain, SendmailReason.killed(name, signal: signal, said), exitCode: 75)
        case .outOfPatience(let seconds):
            return DeliveryFault(
                .uncertain, SendmailReason.tooSlow(name, seconds: seconds, said), exitCode: 75)
        }
    }
}
