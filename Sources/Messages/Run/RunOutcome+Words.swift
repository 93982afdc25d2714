package import Communities

extension RunOutcome {
    /// One line for people who asked.
    package func summary(_ language: Language) -> String {
        if isBusy {
            return language.say(
                "run: een andere run is bezig; niets te doen",
                "run: another run is at work; nothing to do")
        }
        let queued = counts[.queued, default: 0]
        let sent = counts[.sent, default: 0]
        let waiting = counts[.deferred, default: 0] + counts[.uncertain, default: 0]
        let failed = counts[.failed, default: 0]
        let late = counts[.late, default: 0] + counts[.dropped, default: 0]
        let pages = counts[.pages, default: 0]
        let online = counts[.online, default: 0]
        return language.say(
            "run: \(queued) klaargezet, \(sent) verzonden, \(waiting) opnieuw te proberen, "
                + "\(failed) mislukt, \(late) te laat; \(pages) bestanden geschreven"
                + (online > 0 ? ", \(online) zonder agenda online gezet" : "")
                + (isSentByAnother ? "; een andere run is aan het verzenden" : ""),
            "run: \(queued) queued, \(sent) sent, \(waiting) to try again, "
                + "\(failed) failed, \(late) too late; \(pages) files written"
                + (online > 0 ? ", \(online) without an agenda put online" : "")
                + (isSentByAnother ? "; another run is sending" : ""))
    }
}
