import CLibical
import Synchronization

/// The one door to libical: one caller at a time, since its lookups and counters are not safe in parallel.
///
/// Only values leave; every pointer stays inside the closure.
enum LibICal {
    private static let isReady = Mutex(false)

    static func run<Value: Sendable, Fault: Error>(
        _ body: () throws(Fault) -> Value
    ) throws(Fault) -> Value {
        let result: Result<Value, Fault> = isReady.withLock { isReady in
            if !isReady {
                icalerror_set_errors_are_fatal(0)
                _ = icaltimezone_get_utc_timezone()
                isReady = true
            }
            icalerror_clear_errno()
            do throws(Fault) { return .success(try body()) } catch { return .failure(error) }
        }
        return try result.get()
    }
}

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

    deinit { icalcomponent_free(raw) }

    borrowing func add(_ child: consuming OwnedComponent) {
        icalcomponent_add_component(raw, child.release())
    }

    /// Takes the property over; a missing one (no memory) is left out.
    borrowing func add(_ property: OpaquePointer?) {
        if let property { icalcomponent_add_property(raw, property) }
    }

    /// A line with a name, parameters and an escaped value of our own: for all that libical would change or lose.
    borrowing func addLine(_ property: Property) {
        guard let header = property.header, let line = icalproperty_new(ICAL_X_PROPERTY) else {
            return
        }
        icalproperty_set_x_name(line, header)
        icalproperty_set_value(line, icalvalue_new_string(property.safeValue))
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
        func isName(_ text: String) -> Bool {
            !text.isEmpty
                && text.utf8.allSatisfy { Property.isNameByte($0) && $0 != UInt8(ascii: "_") }
        }
        guard isName(name), !["BEGIN", "END"].contains(name) else { return nil }
        var header = name
        for parameter in parameters {
            guard isName(parameter.name), !parameter.values.isEmpty else { return nil }
            header += ";\(parameter.name)="
            header += parameter.values.map(encodedParameter).joined(separator: ",")
        }
        return header
    }

    /// The value without the controls that would end or break the line.
    fileprivate var safeValue: String {
        String(String.UnicodeScalarView(value.unicodeScalars.filter { !isControl($0) }))
    }
}

/// What libical makes of a calendar: a cross-check of our own reading.
public struct LibICalReading: Hashable, Sendable {
    /// How many events it finds.
    public let events: Int
    /// How many errors it notes.
    public let errors: Int

    /// Parses a whole calendar of our own with libical; `nil` when it finds none. Not for calendars from strangers.
    public init?(_ text: String) {
        let counts: [Int] = LibICal.run {
            guard let root = OwnedComponent(parsing: text) else { return [] }
            return [root.count(ICAL_VEVENT_COMPONENT), root.errorCount()]
        }
        guard counts.count == 2 else { return nil }
        (events, errors) = (counts[0], counts[1])
    }
}
