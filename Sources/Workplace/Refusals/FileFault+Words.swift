package import Communities
import Glibc
package import Platform

extension FileFault: RefusalReason {
    package var status: EndStatus { EndStatus(rawValue: exitCode) ?? .ioError }

    package func words(_ language: Language) -> RefusalWords {
        RefusalWords(language.say(dutch, description))
    }

    private var dutch: String {
        let what =
            switch deed {
            case .read: "kan '\(path)' niet lezen"
            case .write: "kan '\(path)' niet schrijven"
            case .lock: "kan '\(path)' niet vergrendelen"
            case .makeFolder: "kan de map '\(path)' niet maken"
            }
        let why =
            switch reason {
            case .noSpace: "de schijf is vol; maak ruimte en probeer het opnieuw"
            case .permission: "deze gebruiker mag dat niet; geef het recht of werk als de eigenaar"
            case .readOnly: "de schijf is alleen te lezen"
            case .missing: "dat bestand of een map erboven bestaat niet"
            case .wrongKind: "het is niet van de goede soort (een gewoon bestand in een map)"
            case .outside:
                "het ligt buiten de werkmap; zet er een kopie in, of noem de map onder 'outside' in kring.yaml"
            case .tooLarge(let limit): "het is groter dan de \(limit) bytes die mogen"
            // The system's own words: it is asked for no language.
            case .other(let code): String(cString: strerror(code))
            }
        return "\(what): \(why)"
    }
}

/// Does something to files, a fault of which is a refusal.
package func refusingFileFaults<Value>(
    _ body: () throws(FileFault) -> Value
) throws(Refusal) -> Value {
    do { return try body() } catch { throw Refusal(error) }
}
