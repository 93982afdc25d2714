/// A calendar that is written child by child, inside `LibICal.run`.
///
/// A tree of the whole calendar would take half as long again, for memory, and libical turns the order of its
/// VTIMEZONEs around.
struct CalendarText {
    private static let begin = "BEGIN:VCALENDAR\r\n", end = "END:VCALENDAR\r\n"
    private var text: String

    /// A calendar with its lines and no children yet, with room for so many events; `nil` when memory is out.
    init?(_ lines: [Property], events: Int) {
        guard let calendar = OwnedComponent(CalendarComponent("VCALENDAR", lines)) else {
            return nil
        }
        let whole = calendar.serialised().utf8
        text = String(decoding: whole.dropLast(CalendarText.end.utf8.count), as: UTF8.self)
        text.reserveCapacity(text.utf8.count + events * 800)
    }

    /// Adds a child; one that libical does not know there is written as lines.
    mutating func add(_ component: CalendarComponent) {
        if OwnedComponent.isExpected(component.name, in: "VCALENDAR") {
            if let child = OwnedComponent(component) { text += child.serialised() }
            return
        }
        guard let shell = OwnedComponent(CalendarComponent("VCALENDAR", [])) else { return }
        shell.addLines(of: component)
        let inner = shell.serialised().utf8.dropFirst(CalendarText.begin.utf8.count)
        text += String(decoding: inner.dropLast(CalendarText.end.utf8.count), as: UTF8.self)
    }

    consuming func finished() -> String {
        text += CalendarText.end
        return text
    }
}
