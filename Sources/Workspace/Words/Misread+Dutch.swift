import CivilTime
import Communities

extension Misread.Fact {
    var dutch: FaultSentence {
        switch self {
        case .notCounts(let text):
            not(
                text, "aantal bijeenkomsten",
                expected: "vrij, 3, precies 3, minstens 2, hoogstens 3 of 2 tot 4"
                    + " (any, exactly 3, at least 2, at most 3, 2 to 4)")
        case .notCount(let text):
            not(text, "aantal bijeenkomsten", expected: "zoals '8 sessies' of '8'")
        case .notDays(let text): not(text, "aantal dagen", expected: days)
        case .notDaysOfYear(let text):
            not(text, "aantal dagen binnen een jaar", expected: days)
        case .notLength(let text):
            not(
                text, "lengte",
                expected: "een lengte zoals 90, 90 min, 1u30, 1:30, 1,5 uur, 2 uur"
                    + " (een los getal is in minuten)")
        case .notLengthOfDay(let text):
            not(text, "lengte binnen een dag", expected: "1 minuut tot en met 24 uur")
        case .notOffset(let text):
            not(
                text, "tijd voor een bijeenkomst",
                expected: "zoals '7 dagen vooraf', '1 uur van tevoren'")
        case .offsetTooFar(let text):
            not(text, "tijd voor een bijeenkomst", expected: "hoogstens 366 dagen vooraf")
        case .notEvery(let text):
            not(text, "nummer in de rij", expected: "zoals '4e sessie'")
        case .notQuietHours(let text):
            not(text, "tijd van de dag", expected: "zoals 21:00-7:30, of geen")
        case .notTerm(let text):
            not(
                text, "bewaartermijn",
                expected: "zoals '90 dagen', '3 maanden', '2 jaar', of 'altijd'")
        case .termOutOfRange(let text):
            not(text, "bewaartermijn", expected: "7 dagen tot en met 100 jaar, of 'altijd'")
        case .senderOnTwoLines:
            FaultSentence("een afzender staat op één regel", expected: sender)
        case .notSender(let text):
            FaultSentence("'\(text.cut(60))' is geen mailadres", expected: sender)
        case .notRhythm(let text): not(text, "ritme", expected: rhythm)
        case .weeksOutOfRange(let text):
            not(text, "ritme", expected: "elke 1 tot en met 52 weken")
        case .weekNotMonthly(let text):
            FaultSentence(
                "'\(text)' is er niet elke maand",
                expected: "de 1e tot en met de 4e week van de maand")
        case .weekdayNotMonthly(let text):
            FaultSentence(
                "'\(text)' is er niet elke maand",
                expected: "de 1e tot en met de 4e, of de laatste: een 5e is er niet elke maand")
        case .everyOrdinal(let text, let ordinal, let weekday):
            FaultSentence(
                "'\(text)' kan twee ritmes betekenen",
                expected: "'elke \(abs(ordinal)) weken op \(name(weekday))' of"
                    + " '\(RhythmWords(.nl).ordinal(ordinal)) \(name(weekday)) van de maand'")
        case .biweekly(let text):
            FaultSentence(
                "'\(text)' kan twee ritmes betekenen",
                expected: "'elke 2 weken', of twee keer per week als rrule")
        case .omDe(let text, let count):
            FaultSentence(
                "'\(text)' kan twee ritmes betekenen",
                expected: "'elke \(count) weken' of 'elke \(count + 1) weken'")
        case .notWindow(let text): not(text, "tijd in de week", expected: window)
        case .noTimes(let text):
            not(
                text, "tijd in de week: het zegt niet hoe laat",
                expected: "'\(text) 9:00-17:00'; meer dagen tussen aanhalingstekens:"
                    + " \"di, do 14:00-16:00\"")
        case .notOneStretch(let text):
            not(
                text, "tijd in de week",
                expected: "één begin en één eind, zoals 'di 15:00-17:30'")
        case .notWeekday(let word): not(word, "dag van de week", expected: window)
        case .weekdayTwice(let word, let weekday):
            FaultSentence(
                "'\(word)' noemt \(name(weekday)) nog een keer", expected: "elke dag één keer")
        case .notTime(let text):
            not(text, "tijd", expected: "een tijd zoals 9:00 of 17:30")
        case .endsBeforeStart(let from, let to):
            FaultSentence(
                "het eindigt om \(to), voordat het om \(from) begint",
                expected: "een begin voor het eind, op één dag")
        }
    }
}

private func not(_ text: String, _ kind: String, expected: String) -> FaultSentence {
    FaultSentence("'\(text.firstLine)' is geen \(kind)", expected: expected)
}

private func name(_ weekday: Weekday) -> String { DateWords(.nl).weekday(weekday) }

private let days = "dagen, zoals '3 dagen' of '1 week'"
private let sender = "zoals 'Kring <kring@example.org>'"
private let window = "dagen en tijden, zoals 'di 15:00-17:30', 'ma-vr 9:00-17:30'"
private let rhythm =
    "zoals 'elke 2 weken, 90 minuten', 'elke 3 weken op donderdag',"
    + " '2e dinsdag van de maand', 'maandelijks'"
