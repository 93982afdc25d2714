import CLibical

/// A component that this code owns until it is given to a parent; freed exactly once.
struct OwnedComponent: ~Copyable {
    private let raw: OpaquePointer

    /// `nil` only when memory is out.
    init?(_ kind: icalcomponent_kind) {
        guard let raw = icalcomponent_new(kind) else { return nil }
        self.raw = raw
    }

    /// Parses a whole calendar; `nil` when libical finds none.
    init?(parsing text: String) {
        guard let raw = icalparser_parse_string(text) else { return nil }
        self.raw = raw
    }

    /// A component with its lines and children; `nil` when its name is none or memory is out.
    ///
    /// Children that libical does not know there would lose their names or their place: they, and those before
    /// them, are written as lines of their parent. Lines stand before children, so the order stays.
    init?(_ component: CalendarComponent) {
        guard let kind = OwnedComponent.kind(of: component.name) else { return nil }
        self.init(kind)
        for property in component.properties { addLine(property) }
        if component.children.isEmpty { return }
        let asLines =
            (component.children.lastIndex {
                !OwnedComponent.isExpected($0.name, in: component.name)
            } ?? -1) + 1
        for child in component.children[..<asLines] { addLines(of: child) }
        for child in component.children[asLines...] {
            if let child = OwnedComponent(child) { add(child) }
        }
    }

    /// `nil` for a name that is written as lines only.
    private static func kind(of name: String) -> icalcomponent_kind? {
        switch name {
        case "VEVENT": ICAL_VEVENT_COMPONENT
        case "VALARM": ICAL_VALARM_COMPONENT
        case "VCALENDAR": ICAL_VCALENDAR_COMPONENT
        case "VTIMEZONE": ICAL_VTIMEZONE_COMPONENT
        case "STANDARD": ICAL_XSTANDARD_COMPONENT
        case "DAYLIGHT": ICAL_XDAYLIGHT_COMPONENT
        case "VTODO": ICAL_VTODO_COMPONENT
        case "VJOURNAL": ICAL_VJOURNAL_COMPONENT
        case "VFREEBUSY": ICAL_VFREEBUSY_COMPONENT
        default: nil
        }
    }

    /// Whether libical keeps such a child as it is.
    static func isExpected(_ name: String, in parent: String) -> Bool {
        switch parent {
        case "VCALENDAR":
            ["VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY"].contains(name)
        case "VEVENT", "VTODO": name == "VALARM"
        case "VTIMEZONE": name == "STANDARD" || name == "DAYLIGHT"
        default: false
        }
    }

    deinit { icalcomponent_free(raw) }

    borrowing func add(_ child: consuming OwnedComponent) {
        icalcomponent_add_component(raw, child.release())
    }

    /// A line with a name, parameters and an escaped value of our own: libical would change or lose many.
    ///
    /// What could break out of the line, or open and close components, is left out.
    borrowing func addLine(_ property: Property) {
        if let header = property.header { addLine(header, property.safeValue) }
    }

    /// A whole component as lines; the one door for BEGIN and END, which always come in pairs here.
    borrowing func addLines(of component: CalendarComponent) {
        // Without recursion: a tree may be deeper than the stack.
        var rest = [Step.open(component)]
        while let step = rest.popLast() {
            switch step {
            case .close(let name): addLine("END", name)
            case .open(let component):
                guard Property.isPlainName(component.name) else { continue }
                addLine("BEGIN", component.name)
                for property in component.properties { addLine(property) }
                rest.append(.close(component.name))
                rest += component.children.reversed().map(Step.open)
            }
        }
    }

    private enum Step {
        case open(CalendarComponent)
        case close(String)
    }

    /// `header` and `value` are written as they are.
    private borrowing func addLine(_ header: String, _ value: String) {
        guard let line = icalproperty_new(ICAL_X_PROPERTY) else { return }
        header.withShortCString { icalproperty_set_x_name(line, $0) }
        icalproperty_set_value(line, value.withShortCString { icalvalue_new_string($0) })
        // X is the kind libical takes for granted, so that it writes no VALUE parameter.
        icalproperty_add_parameter(line, icalparameter_new_value(ICAL_VALUE_X))
        icalcomponent_add_property(raw, line)
    }

    borrowing func serialised() -> String {
        guard let buffer = icalcomponent_as_ical_string_r(raw) else { return "" }
        defer { icalmemory_free_buffer(buffer) }
        return String(cString: buffer)
    }

    /// Errors that libical's parser noted.
    borrowing func errorCount() -> Int { Int(icalcomponent_count_errors(raw)) }

    borrowing func count(_ kind: icalcomponent_kind) -> Int {
        Int(icalcomponent_count_components(raw, kind))
    }

    private consuming func release() -> OpaquePointer {
        let pointer = raw
        discard self
        return pointer
    }
}

extension Property {
    /// The name with its parameters, checked so that nothing can break out of the line; `nil` when the name is not one.
    fileprivate var header: String? {
        guard isWritable else { return nil }
        if parameters.isEmpty { return name }
        var header = name
        for parameter in parameters {
            header += ";"
            header += parameter.name
            var separator = "="
            for value in parameter.values {
                header += separator
                header += encodedParameter(value)
                separator = ","
            }
        }
        return header
    }

    /// The value without the controls that would end or break the line.
    fileprivate var safeValue: String { withoutControls(value) }
}
