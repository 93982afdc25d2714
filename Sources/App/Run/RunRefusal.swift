import CivilTime
import Communities
import Workplace

/// Why a run did not begin.
enum RunRefusal: RefusalReason {
    /// Another run holds the lock, for so long that it may hang.
    case anotherRun(process: Int, since: Instant)
    case clockBehind(seconds: Int)
    case clockFarAhead(days: Int)
    /// It went so much further than the machine counted.
    case clockJumped(days: Int)
    /// The clock shows a moment at which this program did not exist.
    case clockBeforeProgram(Instant)

    var status: EndStatus { .tryLater }

    func words(_ language: Language) -> RefusalWords {
        switch self {
        case .anotherRun(let process, let since):
            RefusalWords(
                language.say(
                    "een andere run (proces \(process)) houdt het slot vast sinds \(since)",
                    "another run (process \(process)) has held the lock since \(since)"))
        case .clockBehind(let seconds):
            RefusalWords(
                language.say(
                    "de klok loopt \(seconds) s achter op de vorige run; er is niets verzonden",
                    "the clock is \(seconds) s behind the last run; nothing was sent"),
                advice: RunRefusal.setRight(language))
        case .clockFarAhead(let days):
            RefusalWords(
                language.say(
                    "de klok staat \(days) dagen na de vorige run; er is niets verzonden",
                    "the clock is \(days) days after the last run; nothing was sent"),
                advice: RunRefusal.lookAtClock(language))
        case .clockJumped(let days):
            RefusalWords(
                language.say(
                    "de klok is \(days) dagen vooruitgesprongen terwijl deze machine aanstond; er is niets verzonden",
                    "the clock jumped \(days) days ahead while this machine was on; nothing was sent"
                ),
                advice: RunRefusal.lookAtClock(language))
        case .clockBeforeProgram(let now):
            RefusalWords(
                language.say(
                    "de klok wijst \(now) aan, van voor dit programma bestond; er is niets verzonden",
                    "the clock shows \(now), before this program was written; nothing was sent"),
                advice: RunRefusal.setRight(language))
        }
    }

    private static func lookAtClock(_ language: Language) -> String {
        language.say(
            "kijk de klok na, en dan: kring run --accept-clock",
            "check the clock, then: kring run --accept-clock")
    }

    private static func setRight(_ language: Language) -> String {
        language.say(
            "zet de klok goed, of: kring run --accept-clock",
            "set the clock right, or: kring run --accept-clock")
    }
}
