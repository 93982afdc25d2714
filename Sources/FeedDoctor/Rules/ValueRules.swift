import ICalendar

/// Rules on values: the grammar of each type (RFC 5545 §3.3) and the words that are counted.
enum ValueRules {
    static let all: [Check] = [
        Check(.error, .valueType, "RFC 5545 §3.2.20", valueTypes),
        Check(
            .error, .valueTypeMissing, "RFC 7986 §5, RFC 9073 §6, RFC 9253 §8",
            missingValueTypes),
        Check(.error, .dateTime, "RFC 5545 §3.3.4, §3.3.5", dateTimes),
        Check(.error, .valueDate, "RFC 5545 §3.2.20", unmarkedDates),
        Check(.error, .durationValue, "RFC 5545 §3.3.6", values(of: .duration, .duration)),
        Check(.error, .period, "RFC 5545 §3.3.9", values(of: .period, .period)),
        Check(.error, .number, "RFC 5545 §3.3.8", numbers),
        Check(.error, .geo, "RFC 5545 §3.8.1.6", values(of: .place, .place)),
        Check(.error, .uri, "RFC 5545 §3.3.13", values(of: .uri, .address)),
        Check(
            .error, .calAddress, "RFC 5545 §3.3.3",
            values(of: .address, .calendarAddress)),
        Check(
            .error, .utcOffset, "RFC 5545 §3.3.14",
            values(of: .offset, .offset)),
        Check(.error, .binary, "RFC 5545 §3.3.1", binaries),
        Check(.error, .requestStatus, "RFC 5545 §3.8.8.3", values(of: .status, .requestStatus)),
        Check(.error, .choice, "RFC 5545 §3.8.1.11, §3.8.2.7", choices),
        Check(.error, .textEscape, "RFC 5545 §3.3.11", escapes),
        Check(.error, .color, "RFC 7986 §5.9", colours),
    ]

    private static func valueTypes(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let property = line.property
            guard let named = property["VALUE"], !named.uppercased().hasPrefix("X-"),
                let grammar = PropertyGrammar.all[property.name]
            else { return nil }
            let type = grammar.type(of: property)
            if let type, grammar.types.contains(type) { return nil }
            return .cannotBe(property.name, quoted(named))
        }
    }

    private static func missingValueTypes(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard PropertyGrammar.all[line.property.name]?.needsValueType == true,
                line.property["VALUE"] == nil
            else { return nil }
            return .without(line.property.name, "VALUE")
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
            return wrong.map { .noDateOrTime("\(line.property.name) \(quoted($0))") }
        }
    }

    private static func unmarkedDates(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard let grammar = PropertyGrammar.all[line.property.name],
                grammar.types.contains(.date), grammar.type(of: line.property) == .dateTime,
                let date = pieces(of: line, grammar).first(where: { ValueGrammar.isDate($0) })
            else { return nil }
            return .without("\(line.property.name) \(quoted(date))", "VALUE=DATE")
        }
    }

    /// A check that every value of one type keeps its grammar.
    private static func values(
        of type: PropertyGrammar.ValueType, _ kind: Evidence.Kind
    ) -> @Sendable (Patient) -> [Symptom] {
        { patient in
            patient.symptoms { line in
                guard let grammar = PropertyGrammar.all[line.property.name],
                    grammar.type(of: line.property) == type
                else { return nil }
                let wrong = pieces(of: line, grammar).first { !keeps($0, type) }
                return wrong.map { .notA(kind, "\(line.property.name) \(quoted($0))") }
            }
        }
    }

    private static func keeps(_ text: Substring, _ type: PropertyGrammar.ValueType) -> Bool {
        switch type {
        // The grammar sets no bound; a reader does, and passes over what is beyond it.
        case .duration: ValueGrammar.isDuration(text) && CalendarDuration(text) != nil
        case .period: ValueGrammar.isPeriod(text) && lengthIsReadable(text)
        case .place: ValueGrammar.isPlace(text)
        case .uri, .address: ValueGrammar.isURI(text)
        case .offset: ValueGrammar.isOffset(text)
        case .status: ValueGrammar.isRequestStatus(text)
        default: true
        }
    }

    private static func lengthIsReadable(_ period: Substring) -> Bool {
        guard let length = period.split(separator: "/").last, length.hasPrefix("P") else {
            return true
        }
        return CalendarDuration(length) != nil
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
            return .outside(range, "\(line.property.name) \(quoted(value))")
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
            if isBinary != isEncoded { return .encodingWithoutType }
            return .notBase64
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
                    .oneOf(
                        allowed.sorted(), insteadOf: "\(name) \(quoted(line.property.value))",
                        joined: .commas))
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
                .map { .unescaped($0, in: name) }
        }
    }

    private static func unescapedCharacter(in text: String, isList: Bool) -> Evidence.Flaw? {
        var afterBackslash = false
        for scalar in text.unicodeScalars {
            if afterBackslash {
                if !"\\;,nN".unicodeScalars.contains(scalar) { return .escape(scalar) }
                afterBackslash = false
            } else if scalar == "\\" {
                afterBackslash = true
            } else if scalar == ";" || (scalar == "," && !isList) {
                return .bare(scalar)
            }
        }
        return afterBackslash ? .lastBackslash : nil
    }

    private static func colours(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let value = line.property.value
            guard line.property.name == "COLOR", !colourNames.contains(value.lowercased()) else {
                return nil
            }
            return .noColour(quoted(value))
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
