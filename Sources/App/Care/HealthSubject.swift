package import Communities

/// What is looked at and mended.
package enum HealthSubject: Hashable, Sendable, Encodable {
    case timeZones, workspaceFiles, methodLibrary, layouts, ledger, feedAddresses, runner,
        privateFiles
    case publishedFiles, mail, busyCalendars
    /// The folders that a run writes into.
    case stateFolder, publicFolder, outboxFolder
    case channel(String)

    /// What other programs know it by.
    package var code: String { words(.en) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    /// At most 18 characters, but for channels.
    package func words(_ language: Language) -> String {
        switch self {
        case .timeZones: language.say("tijdzones", "time zones")
        case .workspaceFiles: language.say("werkmap", "workspace files")
        case .methodLibrary: language.say("werkvormen", "method library")
        case .layouts: language.say("eigen opmaak", "own layouts")
        case .ledger: language.say("logboek", "ledger")
        case .feedAddresses: language.say("agenda-adressen", "feed addresses")
        case .runner: language.say("kring run", "runner")
        case .privateFiles: language.say("besloten bestanden", "private files")
        case .publishedFiles: language.say("gepubliceerd", "published files")
        case .mail: "mail"
        case .busyCalendars: language.say("bezette tijden", "busy calendars")
        case .stateFolder: language.say("map state", "state folder")
        case .publicFolder: language.say("map public", "public folder")
        case .outboxFolder: language.say("map outbox", "outbox folder")
        case .channel(let id): language.say("kanaal \(id)", "channel \(id)")
        }
    }
}
