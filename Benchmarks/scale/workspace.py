"""Makes a workspace of any number of communities: the same seed gives the same bytes on every machine."""
import random

SITES = ["noord", "zuid", "oost", "west"]
RHYTHMS = [("every 3 weeks for 90 minutes", "6 sessions"), ("every 4 weeks for 90 minutes", "5 sessions"),
           ("every 2 weeks for 60 minutes", "8 sessions"), ("every 5 weeks for 120 minutes", "4 sessions")]
CYCLES = ["[intervision, show-and-tell, experiment-review]", "[practice-challenge, show-and-tell]", "[world-cafe, intervision]",
          "[regular-90]"]
WINDOWS = ["Tue 13:00-17:00, Thu 13:00-17:00", "Mon 09:00-12:30, Wed 09:00-12:30", "Fri 09:00-15:00", "Wed 13:00-17:00"]
MODES = ["{physical: any}", "{physical: any, hybrid: any}", "{hybrid: any, online: any}", "{online: any}"]
STAGES = ["potential", "coalescing", "maturing", "stewardship"]
PEOPLE_EACH = 20


def write(place, communities, seed=1):
    """Writes it into a new folder. One in twenty people is in two communities, one community in ten meets with another."""
    draw = random.Random(f"{seed} {communities}")
    (place / "communities").mkdir(parents=True)
    (place / "kring.yaml").write_text(
        "name: Hogeschool van de Schaal\ntimezone: Europe/Amsterdam\nlanguages: [nl, en]\nsites:\n"
        + "".join(f"  - {{id: {site}, name: Gebouw {site}, address: 'Laan {n}, Stad'}}\n" for n, site in enumerate(SITES))
        + "default-travel: 20\nseason: {id: 2027-02, from: 2027-02-01, to: 2027-07-02}\n"
        "holidays:\n  - {name: Voorjaarsvakantie, from: 2027-02-06, to: 2027-02-14}\n"
        "  - {name: Meivakantie, from: 2027-04-24, to: 2027-05-02}\n"
        "defaults: {remind: [1 day before], freeze: 7 days}\n"
        "mail: {from: \"Kring <kring@example.org>\", transport: outbox, outbox: outbox}\n"
        "web: {address: \"https://kring.example.org\", folder: public}\n")
    rooms = "".join(
        f"  - {{id: z{n}, name: Zaal {n}, site: {SITES[n % 4]}, capacity: {draw.choice([24, 30, 40, 60])}, "
        f"features: [screen, whiteboard{', camera' if n % 2 else ''}], open: [Mon-Fri 08:00-18:00], buffer: 15 min}}\n"
        for n in range(max(6, communities // 2)))
    online = "".join(
        f"  - {{id: o{n}, name: Online {n}, link: 'https://meet.example.org/{n}', capacity: 100}}\n"
        for n in range(max(4, communities // 4)))
    (place / "spaces.yaml").write_text(f"rooms:\n{rooms}online:\n{online}")
    count = PEOPLE_EACH * communities
    (place / "people.csv").write_text("id,name,email,language,site,disciplines\n" + "".join(
        f"p{n},Persoon Nummer {n},p{n}@example.org,{'en' if n % 4 == 0 else 'nl'},{SITES[n // PEOPLE_EACH % 4]},"
        f"{draw.choice(['ict', 'zorg', 'economie', 'techniek'])}\n" for n in range(count)))
    for number in range(communities):
        members = [f"p{n}" for n in range(number * PEOPLE_EACH, (number + 1) * PEOPLE_EACH)]
        guest = f"p{draw.randrange(count)}"
        peripheral = members[12:] + ([guest] if guest not in members else [])
        rhythm, keep = RHYTHMS[number % 4]
        lines = [
            f"name: {{nl: Kring {number}, en: Circle {number}}}",
            f"purpose: {{nl: Samen leren over onderwerp {number}, en: Learning together about subject {number}}}",
            f"stage: {STAGES[number // 4 % 4]}", f"rhythm: {rhythm}", f"season: {{keep: {keep}}}",
            f"when: {{preferred: [{draw.choice(WINDOWS)}], possible: [Mon-Fri 09:00-17:30]}}", "shift: 7 days",
            f"modes: {MODES[number // 2 % 4]}", "members:", f"  core: [{', '.join(members[:3])}]",
            f"  active: [{', '.join(members[3:12])}]", f"  peripheral: [{', '.join(peripheral)}]",
            "roles: {facilitator: rotate}",
            f"templates: {{first: kick-off, cycle: {CYCLES[number % 4] if number % 4 != 2 else '[regular-60]'}, "
            "last: harvest-and-celebrate, joint: joint-session}",
        ]
        # With one of the same rhythm and modes, so that a shared session is possible.
        if number % 40 == 0 and number + 8 < communities:
            lines.append(f"with: [{{community: c{number + 8:03}, every: 4th session}}]")
        (place / f"communities/c{number:03}.yaml").write_text("\n".join(lines) + "\n")
    return count
