import ICalendar

/// Rules on parameters (RFC 5545 §3.2, RFC 6868).
enum ParameterRules {
    static let all: [Check] = [
        Check(.error, .parameterGrammar, "RFC 5545 §3.2", grammar),
        Check(.error, .parameterTwice, "RFC 5545 §3.2", twice),
        Check(.error, .parameterQuotes, "RFC 5545 §3.2", quotes),
        Check(.error, .parameterValue, "RFC 5545 §3.2", choices),
        Check(.error, .parameterPlace, "RFC 5545 §3.2", places),
    ]

    /// Only lines with a name are looked at; others are told by `grammar`.
    private static func eachParameter(
        _ patient: Patient, _ visit: (SourceLine, Substring, [Substring]) -> Evidence?
    ) -> [Symptom] {
        patient.lines.filter { !$0.parameters.isEmpty }.compactMap { line in
            visit(line, line.name, line.parameters).map { Symptom(line.number, $0) }
        }
    }

    private static func grammar(_ patient: Patient) -> [Symptom] {
        eachParameter(patient) { _, _, parameters in
            for parameter in parameters {
                let sides = parameter.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard sides.count == 2, !sides[0].isEmpty,
                    sides[0].utf8.allSatisfy({ Property.isNameByte($0) && $0 != 0x5F })
                else { return .notNameValue(quoted(parameter)) }
                for value in list(sides[1]) where !isValue(value) {
                    return .strayQuote(quoted(value))
                }
            }
            return nil
        }
    }

    /// Quoted from end to end, or without any quote.
    private static func isValue(_ value: Substring) -> Bool {
        guard value.first == "\"" else { return !value.contains("\"") }
        return value.count >= 2 && value.last == "\""
            && !value.dropFirst().dropLast().contains("\"")
    }

    private static func list(_ text: Substring) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var inQuotes = false
        for index in text.indices {
            if text[index] == "\"" { inQuotes.toggle() }
            if text[index] == ",", !inQuotes {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        parts.append(text[start...])
        return parts
    }

    private static func twice(_ patient: Patient) -> [Symptom] {
        eachParameter(patient) { _, _, parameters in
            var seen: Set<String> = []
            let names = parameters.map { $0.prefix { $0 != "=" }.uppercased() }
            return names.first { !seen.insert($0).inserted }.map { .second(quoted($0)) }
        }
    }

    private static let addresses: Set = [
        "ALTREP", "DELEGATED-FROM", "DELEGATED-TO", "DIR", "MEMBER", "SENT-BY", "SCHEMA",
    ]

    private static func quotes(_ patient: Patient) -> [Symptom] {
        eachParameter(patient) { _, _, parameters in
            for parameter in parameters {
                let name = parameter.prefix { $0 != "=" }.uppercased()
                guard addresses.contains(name) else { continue }
                let value = parameter.dropFirst(name.count + 1)
                if value.first != "\"" { return .stands("\(name) \(quoted(value))") }
            }
            return nil
        }
    }

    private static let values: [String: Set<String>] = [
        "RSVP": ["TRUE", "FALSE"], "RANGE": ["THISANDFUTURE"], "RELATED": ["START", "END"],
        "ENCODING": ["8BIT", "BASE64"],
    ]

    private static func choices(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            for parameter in line.property.parameters {
                guard let allowed = values[parameter.name],
                    let wrong = parameter.values.first(where: {
                        !allowed.contains($0.uppercased())
                    })
                else { continue }
                return .oneOf(
                    allowed.sorted(), insteadOf: "\(parameter.name)=\(wrong.prefix(40))",
                    joined: .or)
            }
            if let tzid = line.property["TZID"], tzid.isEmpty { return .emptyTZID }
            return nil
        }
    }

    /// Parameters that belong to a few properties only.
    private static let owners: [String: Set<String>] = [
        "RANGE": ["RECURRENCE-ID"], "RELATED": ["TRIGGER"],
        "RELTYPE": ["RELATED-TO"], "FBTYPE": ["FREEBUSY"],
        "PARTSTAT": ["ATTENDEE"], "CUTYPE": ["ATTENDEE"], "RSVP": ["ATTENDEE"],
        "DELEGATED-TO": ["ATTENDEE"], "DELEGATED-FROM": ["ATTENDEE"], "MEMBER": ["ATTENDEE"],
    ]

    private static func places(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let property = line.property
            guard PropertyGrammar.all[property.name] != nil else { return nil }
            for parameter in property.parameters {
                if let owners = owners[parameter.name], !owners.contains(property.name) {
                    return .parameterOn(parameter.name, property: property.name)
                }
            }
            // RFC 5545 §3.2.19: neither dates nor times in UTC have a TZID.
            guard property["TZID"] != nil else { return nil }
            let times = Patient.times(on: line).compactMap(\.value)
            if times.contains(where: \.isDate) { return .zoneOnDate }
            let isUTC = times.contains { if case .utc = $0 { true } else { false } }
            return isUTC ? .zoneOnUTC : nil
        }
    }
}
