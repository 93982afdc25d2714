/// What is said of the rules in `ParameterRules`.
enum ParameterWords {
    static let all: [DoctorRule: RuleWords] = [
        .parameterGrammar: RuleWords(
            en: "parameters that are not NAME=VALUE",
            mend: "write ;NAME=VALUE, and put values with : ; or , in quotes",
            nl: "parameters die geen NAAM=WAARDE zijn",
            mend: "schrijf ;NAAM=WAARDE en zet waarden met : ; of , tussen aanhalingstekens"),
        .parameterTwice: RuleWords(
            en: "parameters that stand twice on a line",
            mend: "keep one; several values are parted by commas",
            nl: "parameters die dubbel op een regel staan",
            mend: "houd er één; zet komma's tussen meer waarden"),
        .parameterQuotes: RuleWords(
            en: "addresses in parameters without quotes",
            mend: "put the address in double quotes",
            nl: "adressen in parameters zonder aanhalingstekens",
            mend: "zet het adres tussen dubbele aanhalingstekens"),
        .parameterValue: RuleWords(
            en: "parameter values that are not on the list",
            mend: "write one of the values that the parameter allows",
            nl: "waarden van parameters die niet op de lijst staan",
            mend: "schrijf een van de waarden die de parameter toelaat"),
        .parameterPlace: RuleWords(
            en: "parameters where they do not belong",
            mend: "leave the parameter out",
            nl: "parameters waar ze niet horen",
            mend: "laat de parameter weg"),
    ]
}
