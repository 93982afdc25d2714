import CivilTime
import Communities

/// How a file names one session.
enum SessionName {
    /// By its place in the season, from 1.
    case place(Int)
    /// The last of the season.
    case last
    /// By its identifier, such as `plgs-7`.
    case session(SessionID)
    /// By a day: the session that was first published on it.
    case on(CivilDate)
}

extension Cursor {
    /// A session's place, its identifier, or `{on: DATE}`.
    ///
    /// - Parameter isLastKnown: whether the last one can be meant.
    func sessionName(isLastKnown: Bool = false) -> SessionName? {
        if case .map = tree.content {
            return keys(["on"])?.required("on", .date)?.date().map { .on($0) }
        }
        if isLastKnown, ["last", "laatste"].contains(tree.text) { return .last }
        if let text = tree.text, text.utf8.count == 10, let day = CivilDate(text) {
            return .on(day)
        }
        if let text = tree.text, isSlug(text), SessionID(rawValue: text).numberedIn != nil {
            return .session(SessionID(rawValue: text))
        }
        guard let text = tree.text, !text.isEmpty, text.utf8.allSatisfy({ $0 < 0x3A }) else {
            wrong(.sessionName)
            return nil
        }
        return integer(1...1000).map { .place($0) }
    }
}

/// The templates of single sessions, as they are found.
struct OnceReader {
    func read(_ cursor: Cursor?, into arc: inout TemplateArc) {
        for item in cursor?.items() ?? [] {
            guard let keys = item.keys(["session", "on", "template"]) else { continue }
            let template = keys.required("template", .template)?.identifier()
                .map { TemplateID(rawValue: $0) }
            let key: Cursor?
            let name: SessionName?
            if let on = keys["on"] {
                keys["session"]?.fault(.content(.keyBesideOn("session")))
                (key, name) = (on, on.date().map { .on($0) })
            } else {
                key = keys.required("session", .sessionName)
                name = key?.sessionName()
            }
            guard let key, let name, let template else { continue }
            if !take(template, name, into: &arc) {
                switch name {
                case .place(let number): key.fault(.content(.sessionTwice(number)))
                default: key.fault(.content(.listedTwice(key.tree.text ?? "")))
                }
            }
        }
    }

    /// Whether the session had none yet.
    private func take(
        _ template: TemplateID, _ name: SessionName, into arc: inout TemplateArc
    ) -> Bool {
        switch name {
        case .place(let number):
            guard arc.once[number] == nil else { return false }
            arc.once[number] = template
        case .session(let id):
            guard arc.onceOf[id] == nil else { return false }
            arc.onceOf[id] = template
        case .on(let day):
            guard arc.onceOn[day] == nil else { return false }
            arc.onceOn[day] = template
        case .last: return false
        }
        return true
    }
}
