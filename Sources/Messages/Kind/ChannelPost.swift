import Communities
import Meeting
import Workplace

/// What a community hears in its channel, or a person in theirs: when, what, where; no names and no links to join, for
/// others may read along.
package struct ChannelPost: Hashable, Sendable {
    /// What it is about.
    package var subject: String
    /// The text, in lines; an empty one between sessions.
    package var lines: [String]
    /// Where more stands.
    package var link: String?

    /// What the layouts of a channel's kind show.
    ///
    /// - Parameter topic: what ntfy calls a topic.
    func context(_ language: Language, topic: String) -> [String: LayoutValue] {
        let lines = lines.map(ChannelPost.withoutCalls)
        var context: [String: LayoutValue] = [
            "subject": .text(ChannelPost.withoutCalls(subject)),
            "text": .text(lines.joined(separator: "\n")),
            "lines": .list(lines.filter { !$0.isEmpty }.map { ["line": .text($0)] }),
            "wordMore": .text(language.say("Meer", "More")), "topic": .text(topic),
        ]
        context.offer(link, as: "link")
        return context
    }

    /// What would call everybody in a chat (`@all`, `<!channel>`) is only text: a word joiner stands after its sign.
    private static func withoutCalls(_ text: String) -> String {
        text.replacing("@", with: "@\u{2060}").replacing("<!", with: "<\u{2060}!")
    }
}
