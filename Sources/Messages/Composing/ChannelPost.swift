import CivilTime
import Communities
import Meeting
import Publishing
import Workplace

/// What a community hears in its channel, or a person in theirs: when, what, where; no names and no links to join, for
/// others may read along.
struct ChannelPost {
    let workspace: OpenWorkspace
    let texts: SessionTexts
    let sessions: [SessionID: PublishedSession]
    let layouts: Layouts

    /// The JSON document of a post.
    ///
    /// - Throws: a refusal when the layout does not make one.
    func document(_ mail: DueMail, _ channel: Channel) throws(Refusal) -> [UInt8] {
        let language = channel.language
        let words = PageWords(language: language)
        var subject = ""
        var lines: [String] = []
        var link: String?
        switch mail {
        case .reminders(let reminders):
            let entries = reminders.compactMap { sessions[$0.session] }
            for entry in entries {
                lines += lines.isEmpty ? [] : [""]
                if entries.count > 1 { lines.append(texts.title(entry.session, language)) }
                lines += self.lines(entry.session, language)
            }
            subject =
                entries.count == 1
                ? texts.title(entries[0].session, language)
                : words.of("\(entries.count) bijeenkomsten", "\(entries.count) sessions")
            link = entries.count == 1 ? texts.page(entries[0].session) : nil
        case .notices(let notices):
            let news = NewsWords(
                intent: workspace.intent, texts: texts, language: language)
            subject = news.subject(notices, for: mail.person)
            for notice in notices {
                let item = news.item(notice, for: mail.person, join: nil)
                lines += lines.isEmpty ? [] : [""]
                if notices.count > 1 { lines.append(item.title) }
                let was = item.was.map { words.of("Was: \($0)", "Was: \($0)") }
                lines += [item.when, item.place, was, item.note].compactMap { $0 }
            }
            link = notices.count == 1 ? texts.page(notices[0].news.after.session) : nil
        case .task, .proposal, .welcome, .invitation:
            throw Refusal(.bug, "a channel has no tasks")
        }
        subject = ChannelPost.withoutCalls(subject)
        lines = lines.map(ChannelPost.withoutCalls)
        var context: [String: LayoutValue] = [
            "subject": .text(subject), "text": .text(lines.joined(separator: "\n")),
            "lines": .list(lines.filter { !$0.isEmpty }.map { ["line": .text($0)] }),
            "wordMore": .text(words.of("Meer", "More")), "topic": .text(topic(channel)),
        ]
        context.offer(link, as: "link")
        let text = try layouts.render("channel/\(channel.kind.rawValue).json", context)
        return Array(text.utf8)
    }

    /// What would call everybody in a chat (`@all`, `<!channel>`) is only text: a word joiner stands after its sign.
    private static func withoutCalls(_ text: String) -> String {
        text.replacing("@", with: "@\u{2060}").replacing("<!", with: "<\u{2060}!")
    }

    private func lines(_ session: Session, _ language: Language) -> [String] {
        let place = SessionPlace(intent: workspace.intent, language: language)
        return [session.whenWords(language), place.text(session)]
            + texts.agendaLines(session, language)
    }

    /// The last part of the address: what ntfy calls a topic.
    private func topic(_ channel: Channel) -> String {
        // A channel without its secret waits, and the run says so: its text needs no topic yet.
        let address = try? Secrets(place: workspace.place).address(channel.address, "the address")
        return ChannelWay.split(address ?? "").topic
    }
}
