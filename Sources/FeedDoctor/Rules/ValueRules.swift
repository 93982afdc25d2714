import ICalendar

/// Rules on values: the grammar of each type (RFC 5545 §3.3) and the words that are counted.
enum ValueRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "value-type", "RFC 5545 §3.2.20", "a VALUE the property cannot have",
            mend: "leave VALUE out, or name a type that the property allows", valueTypes),
        DoctorRule(
            .error, "value-type-missing", "RFC 7986 §5, RFC 9073 §6, RFC 9253 §8",
            "properties that must say their VALUE type",
            mend: "add VALUE=URI, VALUE=DURATION or what the value is", missingValueTypes),
        DoctorRule(
            .error, "date-time", "RFC 5545 §3.3.4, §3.3.5", "what is no date or time",
            mend: "write 20270201T150000, with Z for UTC, or 20270201 with VALUE=DATE", dateTimes),
        DoctorRule(
            .error, "value-date", "RFC 5545 §3.2.20", "dates that are not marked as such",
            mend: "add VALUE=DATE", unmarkedDates),
        DoctorRule(
            .error, "duration-value", "RFC 5545 §3.3.6", "what is no duration",
            mend: "write such as PT1H30M, P1D, -PT15M", values(of: .duration, "a duration")),
        DoctorRule(
            .error, "period", "RFC 5545 §3.3.9", "what is no period",
            mend: "write start/end or start/duration", values(of: .period, "a period")),
        DoctorRule(
            .error, "number", "RFC 5545 §3.3.8", "numbers out of their range",
            mend: "write a whole number that the property allows", numbers),
        DoctorRule(
            .error, "geo", "RFC 5545 §3.8.1.6", "what is no place on earth",
            mend: "write latitude;longitude in degrees, such as 51.448;5.456",
            values(of: .place, "a latitude and a longitude")),
        DoctorRule(
            .error, "uri", "RFC 5545 §3.3.13", "addresses that are not whole",
            mend: "write the whole address with its scheme, such as https://…",
            values(of: .uri, "an address with a scheme")),
        DoctorRule(
            .error, "cal-address", "RFC 5545 §3.3.3", "people whose address is no URI",
            mend: "write mailto:name@example.org",
            values(of: .address, "an address such as mailto:…")),
        DoctorRule(
            .error, "utc-offset", "RFC 5545 §3.3.14", "what is no offset from UTC",
            mend: "write +0100; never -0000", values(of: .offset, "an offset such as +0100")),
        DoctorRule(
            .error, "binary", "RFC 5545 §3.3.1", "binary data that is not BASE64",
            mend: "write ENCODING=BASE64;VALUE=BINARY and whole base64", binaries),
        DoctorRule(
            .error, "request-status", "RFC 5545 §3.8.8.3", "what is no request status",
            mend: "write such as 2.0;Success", values(of: .status, "a request status")),
        DoctorRule(
            .error, "choice", "RFC 5545 §3.8.1.11, §3.8.2.7", "words that are not on the list",
            mend: "write one of the words that the property allows", choices),
        DoctorRule(
            .error, "text-escape", "RFC 5545 §3.3.11", "texts that are not escaped",
            mend: "write \\, \\; \\\\ and \\n inside texts", escapes),
        DoctorRule(
            .error, "color", "RFC 7986 §5.9", "colours that are no name of CSS 3",
            mend: "write a name such as steelblue; #RRGGBB goes into X-APPLE-CALENDAR-COLOR",
            colours),
    ]

    private static func valueTypes(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let property = line.property
            guard let named = property["VALUE"], !named.uppercased().hasPrefix("X-"),
                let grammar = PropertyGrammar.all[property.name]
            else { return nil }
            let type = grammar.type(of: property)
            if let type, grammar.types.contains(type) { return nil }
            return "\(property.name) cannot be \(quoted(named))"
        }
    }

    private static func missingValueTypes(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard PropertyGrammar.all[line.property.name]?.needsValueType == true,
                line.property["VALUE"] == nil
            else { return nil }
            return "\(line.property.name) without VALUE"
        }
    }

    private static let timeTypes: Set<PropertyGrammar.ValueType> = [.date, .dateTime]

    private static func dateTimes(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard let grammar = PropertyGrammar.all[line.property.name],
                let type = grammar.type(of: line.property), timeTypes.contains(type)
            else { return nil }
            let wrong = pieces(of: line, grammar).first {
                // A date without VALUE=DATE has a rule of its own.
                !ValueGrammar.isDateTime($0)
                    && !(grammar.types.contains(.date) && ValueGrammar.isDate($0))
            }
            return wrong.map { "\(line.property.name) \(quoted($0)) is no date or time" }
        }
    }

    private static func unmarkedDates(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard let grammar = PropertyGrammar.all[line.property.name],
                grammar.types.contains(.date), grammar.type(of: line.property) == .dateTime,
                let date = pieces(of: line, grammar).first(where: { ValueGrammar.isDate($0) })
            else { return nil }
            return "\(line.property.name) \(quoted(date)) without VALUE=DATE"
        }
    }

    /// A check that every value of one type keeps its grammar.
    private static func values(
        of type: PropertyGrammar.ValueType, _ expected: String
    ) -> @Sendable (Patient) -> [Symptom] {
        { patient in
            patient.symptoms { line in
                guard let grammar = PropertyGrammar.all[line.property.name],
                    grammar.type(of: line.property) == type
                else { return nil }
                let wrong = pieces(of: line, grammar).first { !keeps($0, type) }
                return wrong.map { "\(line.property.name) \(quoted($0)) is not \(expected)" }
            }
        }
    }

    private static func keeps(_ text: Substring, _ type: PropertyGrammar.ValueType) -> Bool {
        switch type {
        case .duration: ValueGrammar.isDuration(text)
        case .period: ValueGrammar.isPeriod(text)
        case .place: ValueGrammar.isPlace(text)
        case .uri, .address: ValueGrammar.isURI(text)
        case .offset: ValueGrammar.isOffset(text)
        case .status: ValueGrammar.isRequestStatus(text)
        default: true
        }
    }

    private static func pieces(
        of line: ContentLines.Line, _ grammar: PropertyGrammar
    ) -> [Substring] {
        let value = line.property.value
        return grammar.isList
            ? value.split(separator: ",", omittingEmptySubsequences: false) : [value[...]]
    }

    private static func numbers(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard let range = PropertyGrammar.all[line.property.name]?.range else { return nil }
            let value = line.property.value
            if let number = ValueGrammar.integer(value), range.contains(number) { return nil }
            return "\(line.property.name) \(quoted(value)), expected \(range.lowerBound) to "
                + "\(range.upperBound)"
        }
    }

    private static func binaries(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let property = line.property
            let isBinary = property["VALUE"]?.uppercased() == "BINARY"
            let isEncoded = property["ENCODING"]?.uppercased() == "BASE64"
            guard isBinary || isEncoded, PropertyGrammar.all[property.name] != nil else {
                return nil
            }
            if isBinary, isEncoded, ValueGrammar.isBase64(property.value) { return nil }
            if isBinary != isEncoded { return "VALUE=BINARY and ENCODING=BASE64 go together" }
            return "the value is not base64"
        }
    }

    private static let states: [String: Set<String>] = [
        "VEVENT": ["TENTATIVE", "CONFIRMED", "CANCELLED"],
        "VTODO": ["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"],
        "VJOURNAL": ["DRAFT", "FINAL", "CANCELLED"],
    ]

    private static func choices(_ patient: Patient) -> [Symptom] {
        patient.parts.flatMap { part in
            part.component.lines.compactMap { line -> Symptom? in
                let name = line.property.name
                let allowed =
                    name == "STATUS"
                    ? states[part.component.name] ?? []
                    : PropertyGrammar.all[name]?.choices ?? []
                guard !allowed.isEmpty, !allowed.contains(line.property.value.uppercased())
                else { return nil }
                return Symptom(
                    line.number,
                    "\(name) \(quoted(line.property.value)), expected "
                        + allowed.sorted().joined(separator: ", "))
            }
        }
    }

    private static let plainTexts: Set = [
        "CATEGORIES", "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "NAME", "RESOURCES",
        "SUMMARY",
    ]

    private static func escapes(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let name = line.property.name
            guard plainTexts.contains(name),
                PropertyGrammar.all[name]?.type(of: line.property) == .text
            else { return nil }
            let isList = PropertyGrammar.all[name]?.isList == true
            return unescapedCharacter(in: line.property.value, isList: isList)
                .map { "\(name) with \($0)" }
        }
    }

    private static func unescapedCharacter(in text: String, isList: Bool) -> String? {
        var afterBackslash = false
        for scalar in text.unicodeScalars {
            if afterBackslash {
                if !"\\;,nN".unicodeScalars.contains(scalar) { return "the escape '\\\(scalar)'" }
                afterBackslash = false
            } else if scalar == "\\" {
                afterBackslash = true
            } else if scalar == ";" || (scalar == "," && !isList) {
                return "a bare '\(scalar)'"
            }
        }
        return afterBackslash ? "a backslash at its end" : nil
    }

    private static func colours(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let value = line.property.value
            guard line.property.name == "COLOR", !colourNames.contains(value.lowercased()) else {
                return nil
            }
            return "\(quoted(value)) is no colour of CSS 3"
        }
    }

    /// The extended colour keywords of CSS 3 (css-color-3 §4.3).
    private static let colourNames = Set(
        """
        aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue \
        blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk \
        crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki \
        darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen \
        darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue \
        dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite \
        gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki \
        lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan \
        lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen \
        lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen \
        magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen \
        mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream \
        mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid \
        palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum \
        powderblue purple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell \
        sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal \
        thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
        """.split(separator: " ").map(String.init))
}
