/// Somebody who can be a member.
public struct Person: Hashable, Sendable {
    /// The identifier.
    public var id: PersonID
    /// The full name.
    public var name: String
    /// The e-mail address.
    public var email: String
    /// The language to write in.
    public var language: Language
    /// Where the person works.
    public var site: SiteID?
    /// The disciplines, for mixed groups.
    public var disciplines: [String]
    /// The file, relative to the workspace, or the address of the person's busy calendar.
    public var calendar: String?
    /// Minutes before a session at which the person's own feed rings; `nil` for silence.
    public var alarmMinutes: Int?

    /// All parts given; a silent feed unless said otherwise.
    public init(
        id: PersonID, name: String, email: String, language: Language, site: SiteID?,
        disciplines: [String], calendar: String?, alarmMinutes: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.language = language
        self.site = site
        self.disciplines = disciplines
        self.calendar = calendar
        self.alarmMinutes = alarmMinutes
    }
}
