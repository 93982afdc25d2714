import CivilTime
import ICalendar

extension Evidence {
    var english: String {
        switch self {
        case .stands(let subject): subject
        case .second(let name): "a second \(name)"
        case .without(let subject, let part): "\(subject) without \(part)"
        case .within(let name, let place): "\(name) in \(place)"
        case .unknown(let name): "\(name) is not known"
        case .missing(let name): "no \(name)"
        case .neither(let one, let other): "neither \(one) nor \(other)"
        case .instead(let expected, let value): "\(value) instead of \(expected)"
        case .cannotBe(let name, let value): "\(name) cannot be \(value)"
        case .oneOf(let allowed, let subject, let joining):
            "\(subject), expected \(allowed.joined(separator: joining == .or ? " or " : ", "))"
        case .inFile(let count): "\(count) in the file"
        case .alone(let name): "\(name) alone"
        case .noticed(let notice): notice.words
        case .noCalendar(let fault): fault.words
        case .more(let count): "and \(count) more of these from here on"

        case .withoutLineEnd(1): "this line does not end in CR LF"
        case .withoutLineEnd(let count): "\(count) lines from here on do not end in CR LF"
        case .octets(let count): "\(count) octets"
        case .splitCharacter: "the character began on the line before"
        case .controlCharacter(let byte): "character \(byte) is not allowed"
        case .byteOrderMark: "the file begins with EF BB BF"
        case .emptyLine: "an empty line"

        case .notClosed(let name): "\(name) is not closed"
        case .furtherCalendar: "a further calendar; some programs read only the first"
        case .empty: "there is nothing in it"
        case .noObservance: "VTIMEZONE without STANDARD or DAYLIGHT"
        case .oddName(let name): "the name \(name)"

        case .noDateOrTime(let subject): "\(subject) is no date or time"
        case .notA(let kind, let subject): "\(subject) is not \(kind.english)"
        case .outside(let range, let subject):
            "\(subject), expected \(range.lowerBound) to \(range.upperBound)"
        case .encodingWithoutType: "VALUE=BINARY and ENCODING=BASE64 go together"
        case .notBase64: "the value is not base64"
        case .unescaped(let flaw, let name): "\(name) with \(flaw.english)"
        case .noColour(let name): "\(name) is no colour of CSS 3"
        case .notNameValue(let text): "\(text) is not NAME=VALUE"
        case .strayQuote(let value): "the value \(value) has a stray quote"
        case .emptyTZID: "an empty TZID"
        case .parameterOn(let name, let property): "\(name) on \(property)"
        case .zoneOnDate: "TZID on a date"
        case .zoneOnUTC: "TZID on a time in UTC"

        case .zoneUndefined(let name): "\(name) has no VTIMEZONE"
        case .noZone(let time): "\(time) has no zone"
        case .beside(let name): "\(name) stands there too"
        case .timeAfterDate: "a time, after a date"
        case .dateAfterTime: "a date, after a time"
        case .endsAtStart(let start): "it ends at its start, \(start)"
        case .endsBeforeStart(let start): "it ends before its start, \(start)"
        case .neitherEndNorLength: "it has neither DTEND nor DURATION"
        case .noLength: "its length is nothing"
        case .ofWholeDay(let length): "\(length) of a whole day"
        case .nightAfter(let day): "in the night after \(day)"
        case .clockHour(let hour): hour.english

        case .badRule(let fault): fault.english
        case .readByFew(let name): "\(name) is read by few"
        case .untilIs(let actual, let wanted):
            "UNTIL is \(actual.english), DTSTART asks for \(wanted.english)"
        case .untilBefore(let until, let start): "UNTIL \(until) lies before DTSTART \(start)"
        case .yieldsNothing: "the rule yields nothing"
        case .beginsOn(let day, let start): "DTSTART is \(start), the rule begins on \(day)"
        case .noPattern: "no pattern of Outlook fits"
        case .otherCalendar: "RSCALE and SKIP are ignored, or the rule is"
        case .added(let count): "\(count) added"
        case .onDay(let day): "on \(day)"
        case .kinds(let here, let start): "\(here.english) here, \(start.english) in DTSTART"
        case .noInstance(let time): "\(time): no instance then"
        case .noRepetition(let time?): "\(time): the event does not repeat"
        case .noRepetition(nil): "the event does not repeat"
        case .exceptedToo(let time): "\(time) is an EXDATE of the series too"
        case .tooMany: "more than a reader can expand in two years"

        case .standsAlready(let uid, let line): "\(uid) stands in line \(line) already"
        case .notInFile(let uid): "\(uid) is not in the file"
        case .eventBetween: "another event stands between"
        case .noInstanceAt(let time): "the series has no instance at \(time)"
        case .reachesItself(let uid): "\(uid) is reached from itself"

        case .zoneNobodyKnows(let name): "\(name) is in neither the tz database nor Windows"
        case .untilLocal(let until): "UNTIL=\(until) is not in UTC"
        case .definedFrom(let name, let day): "\(name) is defined from \(day) on"
        case .offsets(let day, let own, let zone, let real):
            "on \(day) it says \(offsetWords(own)), \(zone) is \(offsetWords(real))"
        case .observances(let standard, let daylight):
            "\(standard) STANDARD and \(daylight) DAYLIGHT"
        case .inObservance(let name): "in \(name)"
        case .noYearlyRule(let rule): "\(rule) is no such rule"

        case .timeWithout(let part): "a time without \(part)"
        case .noEnd(let name): "the \(name) has no end"
        case .sized(let name, let bytes): "\(name) of \(bytes) bytes"
        case .linkInNoText: "the link is in no text"
        case .titleSaysNothing: "the title does not say it"
        case .notTransparent: "it is not TRANSPARENT"
        case .changedLater(let time): "an instance of it changed later, \(time)"

        case .methodWithout(let method, let name, 1): "\(method) without \(name)"
        case .methodWithout(let method, let name, let events):
            "\(method) without \(name), in \(events) events"
        case .inMethod(let name, let method): "\(name) in a \(method)"
        case .oneAttendee(let method): "a \(method) has one ATTENDEE"
        case .cancelledElsewise: "a CANCEL with another STATUS"
        case .secondUID(let uid): "a second UID beside \(uid)"

        case .timesWithoutZone(let count): "\(count) times have no zone of their own"
        case .bytes(let count): "\(count) bytes"
        case .firstBytes(let count, let all): "the first \(count) of \(all) bytes"
        case .events(let count): "\(count) events"
        }
    }
}

extension Evidence.Kind {
    fileprivate var english: String {
        switch self {
        case .duration: "a duration"
        case .period: "a period"
        case .place: "a latitude and a longitude"
        case .address: "an address with a scheme"
        case .calendarAddress: "an address such as mailto:…"
        case .offset: "an offset such as +0100"
        case .requestStatus: "a request status"
        }
    }
}

extension Evidence.Flaw {
    fileprivate var english: String {
        switch self {
        case .escape(let scalar): "the escape '\\\(scalar)'"
        case .bare(let scalar): "a bare '\(scalar)'"
        case .lastBackslash: "a backslash at its end"
        }
    }
}

extension Evidence.TimeKind {
    fileprivate var english: String {
        switch self {
        case .date: "a date"
        case .local: "a local time"
        case .zoned(let tzid): "a time in \(tzid)"
        case .utc: "UTC"
        }
    }
}

extension Evidence.ClockHour {
    fileprivate var english: String {
        (instance.map { "the instance of \($0)" } ?? "it")
            + " lies in the hour of \(night) that \(zone) " + (isGap ? "skips" : "has twice")
    }
}

extension RecurrenceFault {
    var english: String {
        switch self {
        case .length(let count): count == 0 ? "it is empty" : "it has \(count) bytes"
        case .malformed(let piece): "\(quoted(piece)) is not NAME=VALUE"
        case .unknownPart(let name): "there is no part \(quoted(name))"
        case .duplicate(let name): "\(name) stands twice"
        case .noFrequency: "it has no FREQ"
        case .unknownFrequency(let name): "there is no frequency \(quoted(name))"
        case .value(let text, let part): "\(part) cannot be \(quoted(text))"
        case .countAndUntil: "COUNT and UNTIL together"
        case .notWith(let part, let frequency): "\(part) does not go with \(frequency.rawValue)"
        case .numericWeekday(let text): "\(quoted(text)) has a number where none may be"
        case .nothingToChooseFrom: "BYSETPOS has no other BY part to choose from"
        case .unsupportedCalendar(let name): "the calendar \(quoted(name)) is not supported"
        case .skipWithoutCalendar: "SKIP without RSCALE"
        }
    }
}

/// `+01:00`.
func offsetWords(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    return (seconds < 0 ? "-" : "+") + digits(minutes / 60, 2) + ":" + digits(minutes % 60, 2)
}
