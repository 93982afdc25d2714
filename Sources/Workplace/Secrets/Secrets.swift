package import Communities
import Platform

/// Reads secrets where they are kept. No text of theirs is ever part of a message for people.
package struct Secrets {
    package let place: Workplace

    package init(place: Workplace) {
        self.place = place
    }

    /// A secret.
    ///
    /// - Parameter name: what it is, for people: `the mail server's password`.
    package func text(_ source: SecretSource, _ name: String) throws(Refusal) -> String {
        switch source {
        case .environment(let variable):
            guard let value = place.environment[variable], !value.isEmpty else {
                throw Refusal(
                    .configuration, "\(name) should be in $\(variable), which is not set",
                    advice: "set it where kring run is called: in the crontab or the unit file")
            }
            return value
        case .file(let path): return try read(place.path(path), name)
        }
    }

    /// A web address.
    package func address(_ source: AddressSource, _ name: String) throws(Refusal) -> String {
        switch source {
        case .text(let text): text
        case .secret(let source): try text(source, name)
        }
    }

    private func read(_ path: String, _ name: String) throws(Refusal) -> String {
        let mode = try refusingFileFaults { () throws(FileFault) in try DurableFile.mode(path) }
        guard let mode else {
            throw Refusal(
                .configuration, "\(name) should be in '\(path)', which is not there",
                advice: "make the file, with chmod 600")
        }
        guard mode & 0o077 == 0 else {
            throw Refusal(
                .configuration, "'\(path)' holds \(name), and others may read it",
                advice: "chmod 600 '\(path)'")
        }
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 4096)
        }
        let text =
            String(decoding: bytes ?? [], as: UTF8.self)
            .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard !text.isEmpty else {
            throw Refusal(.configuration, "'\(path)' should hold \(name), and is empty")
        }
        return text
    }
}
