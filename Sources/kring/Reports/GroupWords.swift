import Communities

/// What is said about groups, in a language.
struct GroupWords {
    private let isDutch: Bool

    init(_ language: Language) { isDutch = language == .nl }

    func round(_ number: Int, of block: String?) -> String {
        (isDutch ? "Ronde" : "Round") + " \(number)" + (block.map { " · \($0)" } ?? "")
    }

    func repeats(_ count: Int, bound: Int) -> String {
        switch (count, count == bound) {
        case (0, _):
            isDutch ? "Niemand zit twee keer bij dezelfde." : "Nobody meets anybody twice."
        case (_, true):
            isDutch
                ? "Herhalingen: \(count); minder kan niet."
                : "Repeats: \(count); fewer is impossible."
        case (_, false):
            isDutch
                ? "Herhalingen: \(count); bewezen is dat het er minstens \(bound) zijn."
                : "Repeats: \(count); proved is that there are at least \(bound)."
        }
    }

    func meetings(_ count: Int) -> String {
        isDutch
            ? "Voor het eerst samen: \(count) \(count == 1 ? "tweetal" : "tweetallen")."
            : "Together for the first time: \(count) \(count == 1 ? "pair" : "pairs")."
    }

    func disciplines(_ count: Int, of meetings: Int) -> String {
        isDutch
            ? "Van de \(meetings) ontmoetingen zijn er \(count) binnen één discipline."
            : "Of the \(meetings) meetings \(count) are within a discipline."
    }

    func brokenWishes(_ count: Int) -> String {
        isDutch
            ? "Wensen die niet konden: \(count)."
            : "Wishes that could not be kept: \(count)."
    }

    func mixedGroups(_ count: Int) -> String {
        isDutch
            ? "Groepen met mensen in de zaal en op het scherm: \(count); die hebben een laptop met microfoon nodig."
            : "Groups with people in the room and on a screen: \(count); they need a laptop with a microphone."
    }

    var remote: String { isDutch ? "* doet online mee" : "* takes part online" }

    func title(_ session: String, people: Int) -> String {
        isDutch
            ? "Groepen voor \(session), \(people) mensen"
            : "Groups for \(session), \(people) people"
    }
}
