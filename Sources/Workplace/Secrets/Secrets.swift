package import Communities
import Platform

/// Reads secrets where they are kept. No text of theirs is ever part of a message for people.
package struct Secrets {
    package let workplace: Workplace

    package init(workplace: Workplace) {
        self.workplace = workplace
    }

    /// A secret.
    package func text(_ source: SecretSource, _ name: SecretName) throws(Refusal) -> String {
        switch source {
        case .environment(let variable):
            guard let value = workplace.environment[variable], !value.isEmpty else {
                throw Refusal(SecretRefusal.noVariable(name, variable: variable))
            }
            return value
        case .file(let path): return try read(workplace.path(path), name)
        }
    }

    /// A web address.
    package func address(_ source: AddressSource, _ name: SecretName) throws(Refusal) -> String {
        switch source {
        case .text(let text): text
        case .secret(let source): try text(source, name)
        }
    }

    private func read(_ path: String, _ name: SecretName) throws(Refusal) -> String {
        let mode = try refusingFileFaults { () throws(FileFault) in try DurableFile.mode(path) }
        guard let mode else {
            throw Refusal(SecretRefusal.noFile(name, path: path))
        }
        guard mode & 0o077 == 0 else {
            throw Refusal(SecretRefusal.readable(name, path: path))
        }
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 4096)
        }
        let text =
            String(decoding: bytes ?? [], as: UTF8.self)
            .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard !text.isEmpty else {
            throw Refusal(SecretRefusal.empty(name, path: path))
        }
        return text
    }
}
