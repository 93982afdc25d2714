extension CalendarDocument {
    /// The calendar as jCal (RFC 7265): JSON without blanks, the same bytes for the same value.
    ///
    /// Components, properties and parameters stand in the order of `serialised`.
    public func jCal(_ manner: WritingManner = .published) throws(WritingFault) -> String {
        var text = ""
        JCalWriter.value(of: try component(manner)).write(to: &text)
        return text
    }
}

private enum JCalWriter {
    static func value(of component: CalendarComponent) -> JSONValue {
        let children = component.children.filter { Property.isPlainName($0.name) }
        return .array([
            .string(component.name.lowercased()),
            .array(component.properties.compactMap { value(of: $0) }),
            .array(children.map { value(of: $0) }),
        ])
    }

    /// `nil` for a line that has no place in a calendar.
    private static func value(of property: Property) -> JSONValue? {
        guard property.isWritable else { return nil }
        let property = property.withTidyType
        var type = property["VALUE"]?.lowercased() ?? ValueType.standard(of: property.name)
        var values = type.map { JCalValue.values(of: property, type: $0) } ?? []
        let clean = withoutControls(property.value)
        // A value that would come back different, such as a text with a bare comma, goes as it is.
        if type.map({ JCalValue.text(of: values, type: $0) != clean }) ?? true {
            (type, values) = (nil, [.string(clean)])
        }
        let start: [JSONValue] = [
            .string(property.name.lowercased()),
            .object(property.parameters.compactMap { member($0, type) }),
            .string(type ?? "unknown"),
        ]
        return .array(start + values)
    }

    private static func member(
        _ parameter: Property.Parameter, _ type: String?
    ) -> JSONValue.Member? {
        if parameter.name == "VALUE" && type != nil { return nil }
        if parameter.name == "ENCODING" && type == "binary" { return nil }
        let values = parameter.values.map { JSONValue.string($0) }
        return JSONValue.Member(
            name: parameter.name.lowercased(), value: values.count == 1 ? values[0] : .array(values)
        )
    }
}
