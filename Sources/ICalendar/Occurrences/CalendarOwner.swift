/// Whose calendar it is, by mail addresses.
struct CalendarOwner {
    private let addresses: Set<String>

    /// What is no address is passed over.
    init(_ addresses: [String]) {
        self.addresses = Set(addresses.map(CalendarOwner.plain).filter { $0.contains("@") })
    }

    /// Whether the owner said no (RFC 5545 §3.2.12); invited twice, each time.
    func hasDeclined(_ event: CalendarEvent) -> Bool {
        guard !addresses.isEmpty else { return false }
        let places = event.attendees.filter { attendee in
            addresses.contains(CalendarOwner.plain(attendee.address))
                || attendee.email.map { addresses.contains(CalendarOwner.plain($0)) } == true
        }
        return !places.isEmpty && places.allSatisfy { $0.answer == .declined }
    }

    /// An address without its scheme and in small letters.
    private static func plain(_ address: String) -> String {
        let small = withoutBlanks(address).lowercased()
        return small.hasPrefix("mailto:") ? String(small.dropFirst(7)) : small
    }
}
