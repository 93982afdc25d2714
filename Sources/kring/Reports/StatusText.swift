package import App
package import Communities
import Messages

/// What was done, what is waiting, what failed, for people.
package struct StatusText {
    private let report: StatusReport
    private let language: Language

    package init(_ report: StatusReport, _ language: Language) {
        self.report = report
        self.language = language
    }

    package var text: String {
        var lines = [language.say("periode \(report.season)", "season \(report.season)")]
        if let end = report.seasonsEnd {
            lines.append(
                language.say(
                    "na \(end) is er geen volgende periode: kring season next",
                    "there is no season after \(end): kring season next"))
        }
        lines.append(plan)
        if let draft = report.draft {
            lines.append(
                language.say(
                    "conceptrooster \(draft) wacht: kring publish",
                    "draft \(draft) waits: kring publish"))
        }
        if let next = report.nextSession {
            lines.append(language.say("volgende bijeenkomst: \(next)", "next session: \(next)"))
        }
        if let next = report.nextReminder {
            lines.append(language.say("volgend bericht: \(next)", "next message due: \(next)"))
        }
        lines += report.problems.map { language.say("let op: ", "note: ") + $0 }
        lines.append(messages)
        lines += report.troubles.map(trouble)
        lines.append(lastRun)
        return lines.joined(separator: "\n")
    }

    private var plan: String {
        guard let plan = report.plan else {
            return language.say("er is nog niets gepubliceerd", "nothing is published yet")
        }
        return language.say(
            "rooster \(plan) is gepubliceerd, \(report.sessions) \(report.sessions == 1 ? "bijeenkomst" : "bijeenkomsten")",
            "plan \(plan) is published, \(report.sessions) sessions")
    }

    private var messages: String {
        let words = MessageWords(language)
        let states = report.messages.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { "\($0.value) \(words.state($0.key))" }
        return language.say("berichten: ", "messages: ")
            + (states.isEmpty
                ? language.say("nog geen", "none yet") : states.joined(separator: ", "))
    }

    private func trouble(_ trouble: StatusReport.Trouble) -> String {
        let state = MessageWords(language).state(trouble.state)
        let detail = DeliveryNote.words(trouble.detail, language) ?? ""
        let tries = trouble.attempts
        return language.say(
            "  \(state) voor \(trouble.person) na \(tries) \(tries == 1 ? "poging" : "pogingen"): ",
            "  \(state) for \(trouble.person) after \(tries) tries: ") + detail
    }

    private var lastRun: String {
        guard let run = report.runs.first else {
            return language.say(
                "nog geen run: zet 'kring run' in cron", "no run yet: put 'kring run' into cron")
        }
        let end =
            switch run.exit {
            case 0: language.say("goed afgelopen", "ended well")
            case let code?:
                language.say("geëindigd met code \(code)", "ended with exit code \(code)")
            case nil:
                language.say("afgebroken, of nog bezig", "ended killed, or at work")
            }
        return language.say("laatste run: \(run.started), ", "last run: \(run.started), ") + end
    }
}
