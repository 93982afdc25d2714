import Planning

#if canImport(Glibc)
    import Glibc
#endif

/// One line on a terminal that says how a search is doing; nothing elsewhere.
enum SearchLine {
    private static let isShown = isatty(STDERR_FILENO) == 1 && Style.talk.isOn

    /// Shows it, once the search takes more than a blink.
    static func show(_ progress: SearchProgress, share: Double, seconds: Double) {
        guard isShown, seconds >= 0.5 else { return }
        Talk.sayInPlace(text(progress, share: share, seconds: seconds))
    }

    /// Shows that something is looked for, without an end in sight.
    static func show(_ what: String, seconds: Double) {
        guard isShown, seconds >= 0.5 else { return }
        let tenths = Int(seconds * 10)
        Talk.sayInPlace("\(what)  \(tenths / 10).\(tenths % 10) s  \(enough)")
    }

    /// Wipes it away.
    static func clear() { if isShown { Talk.sayInPlace("") } }

    /// The line, such as `planning  ██████░░░░   6.1 s  cost 6619  proved 5271  gap 20 %`.
    static func text(_ progress: SearchProgress, share: Double, seconds: Double) -> String {
        let width = 20
        let full = max(0, min(width, Int(share * Double(width))))
        let bar =
            String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        let tenths = Int(seconds * 10)
        let state =
            progress.gapPercent.map {
                say(
                    "kosten \(progress.soft)  bewezen \(progress.bound)  verschil \($0) %",
                    "cost \(progress.soft)  proved \(progress.bound)  gap \($0) %")
            }
            ?? say(
                "nog \(progress.hard) harde regels overtreden",
                "\(progress.hard) hard rules still broken")
        let what = say("plant", "planning")
        return "\(what)  \(bar)  \(tenths / 10).\(tenths % 10) s  \(state)  \(enough)"
    }

    private static var enough: String { say("(Ctrl-C: genoeg)", "(Ctrl-C: enough)") }
}
