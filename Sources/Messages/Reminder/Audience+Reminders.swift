import Communities

extension Audience {
    /// The offsets at which each listener is reminded, the closest to the start first; who will not come is not.
    func offsets(of entry: PublishedSession) -> [(person: PersonID, offsets: [ReminderOffset])] {
        let away = declined[entry.uid, default: []]
        let channels = channels(of: entry.session).map { channel in
            let wished = entry.session.communities.compactMap { intent.community($0) }
                .filter { $0.channel == channel.id }.flatMap(\.reminders)
            return (channel.listener, ReminderSchedule.bounded(wished))
        }
        return channels
            + ReminderSchedule.offsets(of: entry.session, intent: intent).compactMap { one in
                if away.contains(one.person) || hearsTogether(one.person, of: entry.session) {
                    return nil
                }
                let offsets = ReminderSchedule.chosen(one.offsets, choice(one.person).amount)
                return offsets.isEmpty ? nil : (one.person, offsets)
            }
    }
}
