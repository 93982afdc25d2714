/// A component as it stands in a calendar: what Kring gives no meaning of its own is kept in this form.
///
/// PARTICIPANT, VLOCATION and VRESOURCE (RFC 9073), VTODO, VJOURNAL, VFREEBUSY, VAVAILABILITY (RFC 7953)
/// and all others survive reading and writing, with their lines and children in order.
public struct CalendarComponent: Hashable, Sendable {
    /// In capitals.
    public let name: String
    /// Its lines, in order.
    public var properties: [Property]
    /// The components inside it, in order.
    public var children: [CalendarComponent]

    /// A component; its name is put in capitals.
    public init(
        _ name: String, _ properties: [Property] = [], children: [CalendarComponent] = []
    ) {
        self.name = name.uppercased()
        self.properties = properties
        self.children = children
    }

    /// The first property of that name.
    public subscript(name: String) -> Property? { properties.first { $0.name == name } }

    /// Adds the TZIDs that its times use.
    func collectZoneNames(into names: inout Set<String>) {
        for property in properties {
            if let tzid = property.tzid { names.insert(tzid) }
        }
        for child in children { child.collectZoneNames(into: &names) }
    }
}
