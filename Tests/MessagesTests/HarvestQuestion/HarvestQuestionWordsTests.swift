import Communities
import Testing

@testable import Messages

@Suite("The question what a session left")
struct HarvestQuestionWordsTests {
    @Test(arguments: Visibility.allCases)
    func `it says who will read it, and opens the next session unless it stays in the room`(
        visible: Visibility
    ) {
        var said: Set<String> = []
        for (language, next) in [
            (Language.nl, "De volgende bijeenkomst opent ermee."),
            (.en, "The next session opens with it."),
        ] {
            let words = HarvestQuestionWords(language: language)
            let closing = words.closing("plgs-3", visible: visible)
            #expect(closing.count == 3)
            #expect(closing[1].contains("kring harvest plgs-3"))
            #expect(closing[1].hasSuffix(next) == (visible > .present))
            #expect(
                closing[2].contains(language.say("#openbaar", "#public"))
                    == [.members, .organisation].contains(visible))
            said.insert(closing[2])
            for other in Visibility.allCases where other != visible {
                #expect(words.closing("plgs-3", visible: other)[2] != closing[2])
            }
        }
        #expect(said.count == 2)
    }
}
