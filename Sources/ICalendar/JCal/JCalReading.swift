public import CivilTime

extension CalendarDocument {
    /// Reads a jCal calendar (RFC 7265) from strangers, as `read` does iCalendar.
    ///
    /// A finding's line is the number, from 1, of the property or component in the order of the text.
    public static func read(
        jCal bytes: [UInt8], defaultZone: Zone, database: ZoneDatabase,
        limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingFault) -> CalendarReading {
        guard bytes.count <= limits.bytes else {
            throw .tooLarge(bytes: bytes.count, limit: limits.bytes)
        }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        // A component takes two levels and its values four more; what is deeper than this is no calendar.
        // A property takes five values or more.
        let depth = max(64, 2 * limits.mostDepth + 4)
        var reader = JSONReader(bytes, depth: depth, values: limits.lines.clamped(times: 4))
        guard let value = reader.value(), reader.isAtEnd else { throw .notACalendar }
        var converter = JCalConverter(limits: limits)
        guard let root = converter.component(value, depth: 1) else { throw .notACalendar }
        let tree = ComponentTree(root: root, findings: converter.findings)
        return try read(tree, defaultZone: defaultZone, database: database, limits: limits)
    }
}

/// Makes components of JSON.
private struct JCalConverter {
    let limits: ReadingLimits
    private(set) var findings: [Finding] = []
    private var number = 0
    private var eventCount = 0

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    mutating func component(_ value: JSONValue, depth: Int) -> Component? {
        number += 1
        guard let parts = value.array, parts.count == 3, let name = parts[0].string,
            Property.isPlainName(name), let properties = parts[1].array,
            let children = parts[2].array
        else {
            report(.notAComponent)
            return nil
        }
        var component = Component(name: name.uppercased(), line: number)
        for property in properties {
            number += 1
            guard number <= limits.lines else {
                report(.tooManyLines(limit: limits.lines))
                break
            }
            guard let property = self.property(property) else { continue }
            component.lines.append(ContentLines.Line(number: number, property: property))
        }
        for child in children {
            guard depth < limits.mostDepth else {
                report(.tooDeep)
                break
            }
            guard let child = self.component(child, depth: depth + 1) else { continue }
            if child.name == "VEVENT" { eventCount += 1 }
            if child.name == "VEVENT", eventCount > limits.events {
                report(.tooManyEvents(limit: limits.events))
                break
            }
            component.children.append(child)
        }
        return component
    }

    private mutating func property(_ value: JSONValue) -> Property? {
        guard let parts = value.array, parts.count >= 4, let name = parts[0].string,
            Property.isPlainName(name), case .object(let members) = parts[1],
            let type = parts[2].string?.lowercased(),
            let text = JCalValue.text(of: Array(parts[3...]), type: type)
        else {
            report(.notAProperty)
            return nil
        }
        guard text.utf8.count <= limits.lineBytes else {
            report(.valueTooLong(limit: limits.lineBytes))
            return nil
        }
        var parameters: [Property.Parameter] = []
        if type != "unknown", type != ValueType.standard(of: name.uppercased()) {
            parameters.append(.init("VALUE", [type.uppercased()]))
        }
        if type == "binary" { parameters.append(.init("ENCODING", ["BASE64"])) }
        for member in members where Property.isPlainName(member.name) {
            let values = (member.value.array ?? [member.value]).compactMap { value in
                value.string.map { withoutControls($0, besides: "\n") }
            }
            if !values.isEmpty { parameters.append(.init(member.name, values)) }
        }
        return Property(name, parameters, value: withoutControls(text))
    }

    private mutating func report(_ notice: Notice) {
        guard findings.count < limits.findings else { return }
        findings.append(Finding(notice, line: number))
    }
}

extension Int {
    fileprivate func clamped(times factor: Int) -> Int {
        let (product, isTooLarge) = multipliedReportingOverflow(by: factor)
        return isTooLarge ? .max : product
    }
}
