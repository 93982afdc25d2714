import CivilTime
import Communities
package import Platform
import Workplace

/// The courier that works everywhere at once: a folder of complete `.eml` files.
///
/// A message delivered twice is one file: its name comes from its date and its Message-ID.
package struct OutboxFolder: Courier {
    /// The folder; made when the first message comes.
    package let path: String

    package init(path: String) { self.path = path }

    /// The name of a message's file, such as `2027-02-16-ab….eml`.
    package static func fileName(of message: SealedMessage) -> String {
        let code = base32(sha256(message.messageID)).prefix(26)
        return "\(message.date.utc.date)-\(code).eml"
    }

    /// Writes the message, whole or not at all, readable by its owner alone.
    package func deliver(_ message: SealedMessage) throws(DeliveryFault) -> Receipt {
        let file = "\(path)/\(OutboxFolder.fileName(of: message))"
        do throws(FileFault) {
            try DurableFile.makeFolder(path, mode: 0o700)
            try DurableFile.write(message.bytes, to: file, mode: 0o600)
        } catch {
            throw DeliveryFault(error)
        }
        return Receipt(place: file)
    }

    /// Removes what a killed run left half-written; to be called when no other run can be writing.
    package func sweep() { DurableFile.sweep(path) }
}

extension DeliveryFault {
    /// A full disk passes; a folder that may not be written waits for a person.
    package init(_ fault: FileFault) {
        let kind: Kind =
            switch fault.reason {
            case .noSpace, .other: .temporary
            case .permission, .readOnly, .missing, .wrongKind, .outside, .tooLarge:
                .configuration
            }
        self.init(
            kind, isForAll: true, FolderReason(fault: fault), exitCode: fault.exitCode)
    }
}

/// What is wrong with the folder or its disk.
struct FolderReason: DeliveryReason {
    let fault: FileFault

    func words(_ language: Language) -> String { fault.words(language).message }
}
