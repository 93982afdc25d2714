/// What is said of the rules in `ByteRules`.
enum ByteWords {
    static let all: [DoctorRule: RuleWords] = [
        .lineEnding: RuleWords(
            en: "lines that do not end in CR LF",
            mend: "end every line, the last one too, in CR LF",
            nl: "regels die niet op CR LF eindigen",
            mend: "sluit elke regel, ook de laatste, af met CR LF"),
        .lineLength: RuleWords(
            en: "lines of more than 75 octets",
            mend: "fold: CR LF and a blank after at most 75 octets",
            nl: "regels van meer dan 75 bytes",
            mend: "breek af: CR LF en een spatie na hoogstens 75 bytes"),
        .foldUTF8: RuleWords(
            en: "lines folded inside a character",
            mend: "fold between characters, not between the octets of one",
            nl: "regels die midden in een teken zijn afgebroken",
            mend: "breek af tussen twee tekens, niet tussen de bytes van één teken"),
        .controlCharacter: RuleWords(
            en: "control characters",
            mend: "leave them out; a line break in a text is written \\n",
            nl: "besturingstekens",
            mend: "laat ze weg; een nieuwe regel in een tekst schrijf je als \\n"),
        .utf8: RuleWords(
            en: "bytes that are not UTF-8",
            mend: "write the file as UTF-8, and serve it as text/calendar; charset=utf-8",
            nl: "bytes die geen UTF-8 zijn",
            mend: "schrijf het bestand als UTF-8 en lever het als text/calendar; charset=utf-8"),
        .byteOrderMark: RuleWords(
            en: "a byte order mark before BEGIN",
            mend: "write UTF-8 without a byte order mark",
            nl: "een byte order mark vóór BEGIN",
            mend: "schrijf UTF-8 zonder byte order mark"),
        .blankLine: RuleWords(
            en: "empty lines",
            mend: "leave them out",
            nl: "lege regels",
            mend: "laat ze weg"),
        .grammar: RuleWords(
            en: "lines that are not NAME:VALUE",
            mend: "fold long texts and write line breaks as \\n; leave anything else out",
            nl: "regels die geen NAAM:WAARDE zijn",
            mend:
                "breek lange teksten af en schrijf een nieuwe regel als \\n; laat al "
                + "het andere weg"),
        .lineLimit: RuleWords(
            en: "lines too long to be read by anybody",
            mend: "keep a line below 64 kB; link to large data instead of including it",
            nl: "regels die te lang zijn om door wie dan ook gelezen te worden",
            mend:
                "houd een regel onder 64 kB; verwijs naar grote gegevens in plaats "
                + "van ze mee te sturen"),
    ]
}
