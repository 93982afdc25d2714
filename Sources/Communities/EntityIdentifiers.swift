/// A community of the workspace.
public struct CommunityID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A person of the list of people.
public struct PersonID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A room or an online room of `spaces.yaml`.
public struct SpaceID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A shared, counted thing of `spaces.yaml`.
public struct ResourceID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A site of the organisation.
public struct SiteID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A session template.
public struct TemplateID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A facilitation method.
public struct MethodID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// One session: its community and its number, `studentcoaching-3`.
public struct SessionID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A season, such as `2027-02`.
public struct SeasonID: Identifier {
    /// The text people write.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A session's identity in calendars, for life (RFC 5545 §3.8.4.7): `studentcoaching-3.2027-02@kring.example.org`.
///
/// Its number and season can come back in another year's files; this does not.
public struct SessionUID: Identifier {
    /// The text as it stands in feeds.
    public let rawValue: String

    /// Takes the text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }
}
