package import Communities

/// A role in a session in the words of a language: its name, and in two sentences what it does.
package struct SessionRoleWords {
    package let name: String
    package let task: String

    package init(_ role: SessionRole, _ language: Language) {
        (name, task) = language == .nl ? Self.dutch(role) : Self.english(role)
    }

    private static func dutch(_ role: SessionRole) -> (String, String) {
        switch role {
        case .facilitator:
            (
                "Begeleider",
                "Ontvangt iedereen, opent en sluit, en leidt elk onderdeel in met de tekst op het blad. Let op of iedereen meedoet en helpt verder als het stokt."
            )
        case .timekeeper:
            (
                "Tijdbewaker",
                "Kijkt op de klok en steekt een hand op twee minuten voor een onderdeel eindigt, en nog eens op het einde. Kiest bij uitloop samen met de begeleider wat korter kan."
            )
        case .harvester:
            (
                "Oogster",
                "Schrijft mee wat de groep leert, zich afvraagt, afspreekt en wil proberen, in de woorden van wie het zei. Leest dat vlak voor het slot voor en geeft het daarna door."
            )
        case .remoteBuddy:
            (
                "Online-maatje",
                "Zit in de zaal en let op de deelnemers op het scherm: geluid, chat en opgestoken handen. Zorgt dat zij even vaak aan het woord komen als de zaal."
            )
        case .caseGiver:
            (
                "Casusinbrenger",
                "Brengt een eigen vraag in waar nog geen antwoord op is, en vertelt die in een paar minuten. Luistert daarna vooral, en zegt aan het eind wat er bruikbaar was."
            )
        }
    }

    private static func english(_ role: SessionRole) -> (String, String) {
        switch role {
        case .facilitator:
            (
                "Facilitator",
                "Welcomes everyone, opens and closes, and introduces each part with the words on the sheet. Watches whether all take part, and helps on when things get stuck."
            )
        case .timekeeper:
            (
                "Timekeeper",
                "Watches the clock and raises a hand two minutes before a part ends, and again when it ends. When it runs late, chooses with the facilitator what can be shorter."
            )
        case .harvester:
            (
                "Harvester",
                "Writes down what the group learns, wonders, agrees and wants to try, in the words of who said it. Reads it out just before the close, and passes it on afterwards."
            )
        case .remoteBuddy:
            (
                "Remote buddy",
                "Sits in the room and looks after those on the screen: sound, chat and raised hands. Makes sure that they get to speak as often as the room does."
            )
        case .caseGiver:
            (
                "Case giver",
                "Brings a question of their own that has no answer yet, and tells it in a few minutes. Mostly listens after that, and says at the end what was of use."
            )
        }
    }
}
