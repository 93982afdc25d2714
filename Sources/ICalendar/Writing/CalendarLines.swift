import CivilTime

extension CalendarDocument {
    /// The lines of the calendar itself, in one fixed order, with those that clients know by an older name.
    func lines() -> [Property] {
        var list = EventLines(extra: extraParameters)
        list.add("VERSION", "2.0")
        list.addText("PRODID", productID)
        list.add("CALSCALE", "GREGORIAN")
        list.add("METHOD", method)
        list.add("NAME", name.map { escaped($0) })
        list.add("X-WR-CALNAME", name.map { escaped($0) })
        list.add("DESCRIPTION", description.map { escaped($0) })
        list.add("X-WR-CALDESC", description.map { escaped($0) })
        list.add("COLOR", color.map { escaped($0) })
        list.add("X-APPLE-CALENDAR-COLOR", appleColor.map { escaped($0) })
        list.add("REFRESH-INTERVAL", refreshInterval?.text, [.init("VALUE", ["DURATION"])])
        list.add("X-PUBLISHED-TTL", refreshInterval?.text)
        list.add("SOURCE", source, [.init("VALUE", ["URI"])])
        list.add("URL", url)
        list.add("LAST-MODIFIED", lastModified)
        return list.lines + others
    }
}
