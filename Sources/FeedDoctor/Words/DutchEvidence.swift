import CivilTime
import ICalendar

extension Evidence {
    var dutch: String {
        switch self {
        case .stands(let subject): subject
        case .second(let name): "een tweede \(name)"
        case .without(let subject, let part): "\(subject) zonder \(part)"
        case .within(let name, let place): "\(name) in \(place)"
        case .unknown(let name): "\(name) is niet bekend"
        case .missing(let name): "geen \(name)"
        case .neither(let one, let other): "geen \(one) en geen \(other)"
        case .instead(let expected, let value): "\(value) in plaats van \(expected)"
        case .cannotBe(let name, let value): "\(name) kan geen \(value) zijn"
        case .oneOf(let allowed, let subject, let joining):
            "\(subject), verwacht \(allowed.joined(separator: joining == .or ? " of " : ", "))"
        case .inFile(let count): "\(count) in het bestand"
        case .alone(let name): "alleen \(name)"
        case .noticed(let notice): notice.dutch
        case .noCalendar(let fault): fault.dutch
        case .more(let count): "en vanaf hier nog \(count) keer hetzelfde"

        case .withoutLineEnd(1): "deze regel eindigt niet op CR LF"
        case .withoutLineEnd(let count): "vanaf hier eindigen \(count) regels niet op CR LF"
        case .octets(let count): "\(count) bytes"
        case .splitCharacter: "het teken begon op de regel ervoor"
        case .controlCharacter(let byte): "teken \(byte) mag niet"
        case .byteOrderMark: "het bestand begint met EF BB BF"
        case .emptyLine: "een lege regel"

        case .notClosed(let name): "\(name) is niet afgesloten"
        case .furtherCalendar: "nog een agenda; sommige programma's lezen alleen de eerste"
        case .empty: "er staat niets in"
        case .noObservance: "VTIMEZONE zonder STANDARD of DAYLIGHT"
        case .oddName(let name): "de naam \(name)"

        case .noDateOrTime(let subject): "\(subject) is geen datum of tijd"
        case .notA(let kind, let subject): "\(subject) is geen \(kind.dutch)"
        case .outside(let range, let subject):
            "\(subject), verwacht \(range.lowerBound) tot en met \(range.upperBound)"
        case .encodingWithoutType: "VALUE=BINARY en ENCODING=BASE64 horen bij elkaar"
        case .notBase64: "de waarde is geen base64"
        case .unescaped(let flaw, let name): "\(name) met \(flaw.dutch)"
        case .noColour(let name): "\(name) is geen kleur van CSS 3"
        case .notNameValue(let text): "\(text) is geen NAAM=WAARDE"
        case .strayQuote(let value): "de waarde \(value) heeft een los aanhalingsteken"
        case .emptyTZID: "een lege TZID"
        case .parameterOn(let name, let property): "\(name) bij \(property)"
        case .zoneOnDate: "TZID bij een datum"
        case .zoneOnUTC: "TZID bij een tijd in UTC"

        case .zoneUndefined(let name): "\(name) heeft geen VTIMEZONE"
        case .noZone(let time): "\(time) heeft geen tijdzone"
        case .beside(let name): "\(name) staat er ook"
        case .timeAfterDate: "een tijd, na een datum"
        case .dateAfterTime: "een datum, na een tijd"
        case .endsAtStart(let start): "het einde is het begin, \(start)"
        case .endsBeforeStart(let start): "het einde ligt vóór het begin, \(start)"
        case .neitherEndNorLength: "er is geen DTEND en geen DURATION"
        case .noLength: "de duur is nul"
        case .ofWholeDay(let length): "\(length) van een hele dag"
        case .nightAfter(let day): "in de nacht na \(day)"
        case .clockHour(let hour): hour.dutch

        case .badRule(let fault): fault.dutch
        case .readByFew(let name): "weinig programma's lezen \(name)"
        case .untilIs(let actual, let wanted):
            "UNTIL is \(actual.dutch), DTSTART vraagt \(wanted.dutch)"
        case .untilBefore(let until, let start): "UNTIL \(until) ligt vóór DTSTART \(start)"
        case .yieldsNothing: "de herhaalregel levert niets op"
        case .beginsOn(let day, let start):
            "DTSTART is \(start), de herhaalregel begint op \(day)"
        case .noPattern: "geen patroon van Outlook past"
        case .otherCalendar: "RSCALE en SKIP worden genegeerd, of de hele regel"
        case .added(let count): "\(count) toegevoegd"
        case .onDay(let day): "op \(day)"
        case .kinds(let here, let start): "hier \(here.dutch), in DTSTART \(start.dutch)"
        case .noInstance(let time): "\(time): dan is er geen keer"
        case .noRepetition(let time?): "\(time): de afspraak herhaalt zich niet"
        case .noRepetition(nil): "de afspraak herhaalt zich niet"
        case .exceptedToo(let time): "\(time) is ook een EXDATE van de reeks"
        case .tooMany: "meer dan een programma in twee jaar kan uitrekenen"

        case .standsAlready(let uid, let line): "\(uid) staat al in regel \(line)"
        case .notInFile(let uid): "\(uid) staat niet in het bestand"
        case .eventBetween: "er staat een andere afspraak tussen"
        case .noInstanceAt(let time): "de reeks heeft geen keer op \(time)"
        case .reachesItself(let uid): "\(uid) komt bij zichzelf uit"

        case .zoneNobodyKnows(let name): "\(name) staat niet in de tz-database en niet in Windows"
        case .untilLocal(let until): "UNTIL=\(until) staat niet in UTC"
        case .definedFrom(let name, let day): "\(name) is pas vanaf \(day) uitgelegd"
        case .offsets(let day, let own, let zone, let real):
            "op \(day) staat er \(offsetWords(own)), \(zone) is \(offsetWords(real))"
        case .observances(let standard, let daylight):
            "\(standard) keer STANDARD en \(daylight) keer DAYLIGHT"
        case .inObservance(let name): "in \(name)"
        case .noYearlyRule(let rule): "\(rule) is niet zo'n regel"

        case .timeWithout(let part): "een tijd zonder \(part)"
        case .noEnd(let name): "de \(name) heeft geen einde"
        case .sized(let name, let bytes): "\(name) van \(bytes) bytes"
        case .linkInNoText: "de link staat in geen enkele tekst"
        case .titleSaysNothing: "de titel zegt het niet"
        case .notTransparent: "er staat geen TRANSPARENT bij"
        case .changedLater(let time): "een van haar keren is later gewijzigd, \(time)"

        case .methodWithout(let method, let name, 1): "\(method) zonder \(name)"
        case .methodWithout(let method, let name, let events):
            "\(method) zonder \(name), in \(events) afspraken"
        case .inMethod(let name, let method): "\(name) in een \(method)"
        case .oneAttendee(let method): "een \(method) heeft één ATTENDEE"
        case .cancelledElsewise: "een CANCEL met een andere STATUS"
        case .secondUID(let uid): "een tweede UID naast \(uid)"

        case .timesWithoutZone(let count): "\(count) tijden hebben geen eigen tijdzone"
        case .bytes(let count): "\(count) bytes"
        case .firstBytes(let count, let all): "de eerste \(count) van \(all) bytes"
        case .events(let count): "\(count) afspraken"
        }
    }
}

extension Evidence.Kind {
    fileprivate var dutch: String {
        switch self {
        case .duration: "duur"
        case .period: "tijdvak"
        case .place: "breedte en lengte"
        case .address: "volledig adres, zoals https://…"
        case .calendarAddress: "adres zoals mailto:…"
        case .offset: "verschil met UTC zoals +0100"
        case .requestStatus: "status van een verzoek"
        }
    }
}

extension Evidence.Flaw {
    fileprivate var dutch: String {
        switch self {
        case .escape(let scalar): "de combinatie '\\\(scalar)'"
        case .bare(let scalar): "een losse '\(scalar)'"
        case .lastBackslash: "een backslash aan het eind"
        }
    }
}

extension Evidence.TimeKind {
    fileprivate var dutch: String {
        switch self {
        case .date: "een datum"
        case .local: "een plaatselijke tijd"
        case .zoned(let tzid): "een tijd in \(tzid)"
        case .utc: "UTC"
        }
    }
}

extension Evidence.ClockHour {
    fileprivate var dutch: String {
        (instance.map { "de keer van \($0)" } ?? "dit")
            + " valt in het uur van \(night) dat \(zone) "
            + (isGap ? "overslaat" : "twee keer heeft")
    }
}

extension RecurrenceFault {
    var dutch: String {
        switch self {
        case .length(let count):
            count == 0 ? "de regel is leeg" : "de regel heeft \(count) bytes"
        case .malformed(let piece): "\(quoted(piece)) is geen NAAM=WAARDE"
        case .unknownPart(let name): "er is geen deel \(quoted(name))"
        case .duplicate(let name): "\(name) staat er dubbel"
        case .noFrequency: "er staat geen FREQ"
        case .unknownFrequency(let name): "er is geen FREQ \(quoted(name))"
        case .value(let text, let part): "\(part) kan niet \(quoted(text)) zijn"
        case .countAndUntil: "COUNT en UNTIL samen"
        case .notWith(let part, let frequency): "\(part) gaat niet samen met \(frequency.rawValue)"
        case .numericWeekday(let text): "\(quoted(text)) heeft een getal waar dat niet mag"
        case .nothingToChooseFrom: "BYSETPOS heeft geen ander BY-deel om uit te kiezen"
        case .unsupportedCalendar(let name): "de kalender \(quoted(name)) wordt niet gelezen"
        case .skipWithoutCalendar: "SKIP zonder RSCALE"
        }
    }
}
