import Communities
import FoundationEssentials
import Synchronization
import Workspace

/// Who reads what Kring says at the terminal.
///
/// Their language is that of `--language`, else of the environment, else the organisation's first, as in cron; without
/// an organisation English. The texts of documents (agendas, pages, mails) never follow the environment.
enum Reader {
    private static let named =
        TerminalLanguage.asked(by: Array(CommandLine.arguments.dropFirst()))
        ?? TerminalLanguage.named(by: ProcessInfo.processInfo.environment)
    private static let organisation = Mutex<Language?>(nil)

    static var language: Language {
        named ?? organisation.withLock { $0 } ?? .en
    }

    /// From now on the organisation of that workspace decides where nothing else does.
    static func belongs(toWorkspace folder: String) {
        guard named == nil else { return }
        let first = FirstLanguage.inWorkspace(folder)
        organisation.withLock { $0 = first }
    }
}

/// What is said to the reader, in their language.
func say(_ dutch: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    Reader.language.say(dutch(), english())
}
