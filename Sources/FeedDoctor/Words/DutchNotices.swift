import ICalendar

extension Notice {
    /// The fact in Dutch; what another room noticed stays in that room's own words.
    var dutch: String {
        switch self {
        case .notUTF8: "de regel is geen UTF-8; gelezen als Windows-1252"
        case .controlCharacters: "besturingstekens zijn weggelaten"
        case .notALine: "de regel heeft niet de vorm NAAM:WAARDE; overgeslagen"
        case .lineTooLong(let limit):
            "de regel heeft zonder afbrekingen meer dan \(limit) bytes; overgeslagen"
        case .tooManyLines(let limit): "meer dan \(limit) regels; de rest is overgeslagen"
        case .notAComponent:
            "geen onderdeel: een naam, eigenschappen en onderdelen; overgeslagen"
        case .notAProperty:
            "geen eigenschap: een naam, parameters, een soort en waarden; overgeslagen"
        case .valueTooLong(let limit): "een waarde van meer dan \(limit) bytes; overgeslagen"
        case .notClosed(let name): "\(name) is niet afgesloten"
        case .closesNothing(let name): "END:\(name) sluit niets af dat open is"
        case .tooDeep: "te diep in elkaar; overgeslagen"
        case .outside: "een regel buiten elk onderdeel; overgeslagen"
        case .severalCalendars(let count):
            "\(count) agenda's in één bestand; hun afspraken zijn samengenomen"
        case .tooManyEvents(let limit): "meer dan \(limit) afspraken; de rest is overgeslagen"
        case .noUID: "een afspraak zonder UID; haar plaats in het bestand dient als UID"
        case .noStart: "een afspraak zonder DTSTART; overgeslagen"
        case .unreadableStart(let text):
            "'\(text)' is geen datum of tijd; afspraak overgeslagen"
        case .endOfAnotherKind: "DTEND is van een andere soort dan DTSTART"
        case .endBeforeStart:
            "de afspraak eindigt voordat ze begint; het einde is niet meegenomen"
        case .endOnAnotherClock:
            "volgens de tijdzones eindigt de afspraak voordat ze begint; het einde is gelezen op de klok van het begin"
        case .unreadableLength: "DURATION is niet te lezen; niet meegenomen"
        case .unreadableTime(let text, let property):
            "'\(text)' van \(property) is geen datum of tijd; niet meegenomen"
        case .tooManyDates(let limit):
            "meer dan \(limit) datums in één afspraak; de rest is niet meegenomen"
        case .tooManyAlarms(let limit):
            "meer dan \(limit) herinneringen in één afspraak; de rest is niet meegenomen"
        case .noTrigger: "een herinnering zonder bruikbare TRIGGER"
        case .unusableRule(let text):
            "de herhaalregel '\(text)' is niet te gebruiken; alleen het eerste begin telt"
        case .mendedRule(let text, let rule):
            "de herhaalregel '\(text)' klopt niet met de standaard; gelezen als '\(rule)'"
        case .nothingRead:
            "er staat geen afspraak in die te lezen is; volgens deze agenda is niemand bezet"
        case .tooMuchExpansion(let uid):
            "de herhaalregel van '\(uid)' levert te veel op; afgekapt"
        case .unknownZone(let name, let zone):
            "de tijdzone '\(name)' is niet bekend; gelezen als \(zone)"
        case .tooManyZoneNames(let limit):
            "meer dan \(limit) TZID's; de rest is gelezen in de tijdzone van de lezer"
        case .tooManyZoneDefinitions(let limit):
            "meer dan \(limit) VTIMEZONEs; de rest is niet meegenomen"
        case .other(_, let dutch, _): dutch
        }
    }
}

extension ReadingFault {
    var dutch: String {
        switch self {
        case .empty: "het is leeg"
        case .tooLarge(let bytes, let limit):
            "het heeft \(bytes) bytes, meer dan de \(limit) die mogen"
        case .webPage: "het is een webpagina; misschien vraagt het adres om in te loggen"
        case .json: "het is JSON"
        case .notUTF8: "het is geen UTF-8"
        case .notACalendar: "er staat geen BEGIN:VCALENDAR in"
        case .truncated(let open): "het houdt op binnen \(open)"
        }
    }
}
