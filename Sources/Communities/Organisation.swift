public import CivilTime

/// The owner of a workspace.
public struct Organisation: Sendable {
    /// Its name.
    public var name: String
    /// The zone in which its rooms' clocks run.
    public var zone: Zone
    /// The languages it uses, the first one by default.
    public var languages: [Language]
    /// Where it meets, and how far apart.
    public var sites: [Site]
    /// Minutes of travel between two sites, the same both ways; a pair that is missing takes `defaultTravel`.
    public var travel: [SitePair: Int]
    /// Minutes between two different sites of which the travel is not given.
    public var defaultTravel: Int
    /// Days on which nothing is held, those of ``holidayCalendars`` included.
    public var holidays: [Holiday]
    /// The calendars of others that name holidays.
    package var holidayCalendars: [HolidayCalendar]
    /// The date ranges that are planned, each at once, in the order of time; they do not overlap.
    public var seasons: [Season]
    /// The one of them that is planned or looked at.
    public var season: Season
    /// What holds where a community file says nothing.
    public var defaults: Defaults
    /// How messages are sent.
    package var mail: MailSettings
    /// Where the published pages will be found.
    package var web: WebSettings
    /// How busy calendars are got.
    package var calendars: CalendarSettings
    /// What goes with the runner.
    package var run: RunSettings
    /// Where communities hear together.
    package var channels: [Channel]
    /// How long what nobody needs any more is kept.
    package var keep: KeepSettings

    /// An organisation of which only the planning is asked: how its messages and pages go out is not
    /// part of the vocabulary.
    public init(
        name: String, zone: Zone, languages: [Language], sites: [Site], travel: [SitePair: Int],
        defaultTravel: Int, holidays: [Holiday], season: Season, defaults: Defaults
    ) {
        let web = WebSettings(address: "https://kring.invalid", folder: "public")
        self.init(
            name: name, zone: zone, languages: languages, sites: sites, travel: travel,
            defaultTravel: defaultTravel, holidays: holidays, season: season, defaults: defaults,
            mail: MailSettings(fromName: name, fromAddress: "kring@\(web.host)"), web: web)
    }

    package init(
        name: String, zone: Zone, languages: [Language], sites: [Site], travel: [SitePair: Int],
        defaultTravel: Int, holidays: [Holiday], season: Season, defaults: Defaults,
        mail: MailSettings, web: WebSettings, calendars: CalendarSettings = CalendarSettings(),
        run: RunSettings = RunSettings(), channels: [Channel] = [],
        keep: KeepSettings = KeepSettings(), seasons: [Season]? = nil,
        holidayCalendars: [HolidayCalendar] = []
    ) {
        self.name = name
        self.zone = zone
        self.languages = languages
        self.sites = sites
        self.travel = travel
        self.defaultTravel = defaultTravel
        self.holidays = holidays
        self.holidayCalendars = holidayCalendars
        self.season = season
        self.seasons = seasons ?? [season]
        self.defaults = defaults
        self.mail = mail
        self.web = web
        self.calendars = calendars
        self.run = run
        self.channels = channels
        self.keep = keep
    }

    /// A channel by its identifier.
    package func channel(_ id: String) -> Channel? { channels.first { $0.id == id } }

    /// The channel that a listener stands for; `nil` for people.
    package func channel(of listener: PersonID) -> Channel? {
        channels.first { $0.listener == listener }
    }

    /// The channel in which messages for one person come instead of mails; `nil`: mails.
    ///
    /// A channel in which a community hears together is nobody's own: what is said there is said to all.
    package func ownChannel(
        _ choice: MessageChoice, besides communities: [Community]
    ) -> Channel? {
        guard let id = choice.channel, !communities.contains(where: { $0.channel == id }) else {
            return nil
        }
        return channel(id)
    }

    /// The language of what has no reader of its own.
    public var language: Language { languages.first ?? .nl }

    /// Minutes of travel between two sites; 0 within one.
    public func travelMinutes(from: SiteID, to: SiteID) -> Int {
        from == to ? 0 : travel[SitePair(from, to)] ?? defaultTravel
    }

    /// The holiday that a day lies in.
    public func holiday(on day: CivilDate) -> Holiday? {
        holidays.first { $0.from <= day && day <= $0.to }
    }
}

/// A place with rooms.
public struct Site: Hashable, Sendable {
    /// Its identifier.
    public var id: SiteID
    /// Its name.
    public var name: String
    /// Its postal address, where given.
    public var address: String?

    /// All parts given.
    public init(id: SiteID, name: String, address: String?) {
        self.id = id
        self.name = name
        self.address = address
    }
}

/// Two sites, in either order.
public struct SitePair: Hashable, Sendable {
    /// The one that sorts first.
    public let first: SiteID
    /// The other one.
    public let second: SiteID

    /// The order given does not matter.
    public init(_ one: SiteID, _ other: SiteID) {
        first = min(one, other)
        second = max(one, other)
    }
}

/// Days on which nothing is held.
public struct Holiday: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The first day.
    public var from: CivilDate
    /// The last day, included.
    public var to: CivilDate

    /// All parts given.
    public init(name: String, from: CivilDate, to: CivilDate) {
        self.name = name
        self.from = from
        self.to = to
    }
}

/// A calendar of somebody else's that names holidays.
package struct HolidayCalendar: Hashable, Sendable {
    /// The file, relative to the workspace, or the web address.
    package var name: String
    /// What it names, as far as it is known.
    package var holidays: [Holiday]

    package init(name: String, holidays: [Holiday]) {
        self.name = name
        self.holidays = holidays
    }
}

/// A date range that is planned at once.
public struct Season: Hashable, Sendable {
    /// Its identifier, part of every UID; never used for two seasons.
    public var id: SeasonID
    /// The first day.
    public var from: CivilDate
    /// The last day, included.
    public var to: CivilDate

    /// All parts given.
    public init(id: SeasonID, from: CivilDate, to: CivilDate) {
        self.id = id
        self.from = from
        self.to = to
    }
}

/// What holds where a community file says nothing.
public struct Defaults: Hashable, Sendable {
    /// Minutes of a session.
    public var minutes: Int
    /// Days a session may be held before or after its usual day.
    public var maxShiftDays: Int
    /// When reminders go out.
    public var reminders: [ReminderOffset]
    /// When those with a role to prepare get what they need.
    public var preparation: ReminderOffset
    /// Days before a session within which a replan leaves it alone.
    public var freezeDays: Int
    /// Windows of communities that name none.
    public var windows: [MeetingWindow]

    /// All parts given.
    public init(
        minutes: Int, maxShiftDays: Int, reminders: [ReminderOffset], freezeDays: Int,
        windows: [MeetingWindow],
        preparation: ReminderOffset = ReminderOffset(minutes: 2 * 1440)
    ) {
        self.preparation = preparation
        self.minutes = minutes
        self.maxShiftDays = maxShiftDays
        self.reminders = reminders
        self.freezeDays = freezeDays
        self.windows = windows
    }
}

/// How busy calendars are got.
package struct CalendarSettings: Hashable, Sendable {
    /// Hosts of the organisation's own network: they may have private addresses and be asked without encryption.
    package var ownHosts: [String]

    /// No host of one's own unless it is named.
    package init(ownHosts: [String] = []) {
        self.ownHosts = ownHosts
    }
}

/// Where the published pages will be found.
package struct WebSettings: Hashable, Sendable {
    /// The address of the published folder, without a slash at the end, such as `https://kring.example.org`.
    package var address: String
    /// The published folder, relative to the workspace.
    package var folder: String
    /// Whether `kring serve` answers at the address, so that people can choose there what they hear.
    package var isServed: Bool

    /// A folder of files unless Kring answers itself.
    package init(address: String, folder: String, isServed: Bool = false) {
        self.address = address
        self.folder = folder
        self.isServed = isServed
    }

    /// The host name of the address: the right-hand side of every UID and Message-ID.
    package var host: String {
        let afterScheme = address.split(separator: "/", omittingEmptySubsequences: true)
            .dropFirst(address.contains("://") ? 1 : 0).first
        return afterScheme.map { String($0.prefix { $0 != ":" }) } ?? "kring.invalid"
    }
}
