package import Communities
import Messages

extension RunRehearsal {
    /// For people.
    package func text(_ language: Language) -> String {
        var lines = problems.map { language.say("let op: ", "note: ") + $0.words(language) }
        lines += messages.map { $0.words(language) }
        lines += goingOnline.map { session in
            language.say(
                "\(session) zou online gaan: er is geen agenda",
                "\(session) would go online: it has no agenda")
        }
        lines.append(
            messages.isEmpty
                ? language.say("er zou niets worden verzonden", "nothing would be sent")
                : language.say(
                    "\(messages.count) berichten zouden gaan naar \(way.words(.nl))",
                    "\(messages.count) messages would go to \(way.words(.en))"))
        if let nextDue {
            lines.append(language.say("volgende: \(nextDue)", "next due: \(nextDue)"))
        }
        return lines.joined(separator: "\n")
    }
}

extension RunRehearsal.Message {
    fileprivate func words(_ language: Language) -> String {
        let what = kind?.noun(language) ?? language.say("bericht", "message")
        return language.say(
            "\(what) voor \(person), \(about), vanaf \(due)"
                + (isTriedBefore ? ", eerder geprobeerd" : ""),
            "\(what) for \(person), \(about), due \(due)"
                + (isTriedBefore ? ", tried before" : ""))
    }
}
