"""The list of people as the HR office exports it each month: five in a hundred are other than before."""
import csv
import io

LAST = ["Aalbers", "Boersma", "Cuypers", "Damen", "Elbers", "Fransen", "Goossens", "Hermans", "Ibrahim", "Jonker", "Klaassen", "Lamers"]
FIRST = ["Ada", "Boris", "Cleo", "Dunya", "Emre", "Floor", "Guus", "Hala", "Iris", "Jens", "Karim", "Lena", "Milan", "Nina", "Otto", "Puck"]
SITES = ["rachelsmolen", "strijp", "tilburg", "venlo"]


class Export:
    def __init__(self, world, chance):
        self.world, self.chance = world, chance
        self.number = 0
        self.gone = {}  # who left, with their row: some come back

    def month(self):
        """Another export; what it changed, in words."""
        world, chance = self.world, self.chance
        rows = list(world.people().values())
        holding = self.holding()
        share = max(5, len(rows) // 20)
        words = []
        for number in range(share):
            kind = ["name", "address", "site", "leaver", "newcomer"][number % 5]
            row = chance.choice(rows)
            if kind == "name":
                row["name"] = f"{row['name'].split()[0]} {chance.choice(LAST)}"
            elif kind == "address":
                row["email"] = f"{row['id']}.{len(self.world.letters)}@example.org"
            elif kind == "site":
                row["site"] = chance.choice(SITES)
            elif kind == "leaver":
                row = chance.choice([one for one in rows if one["id"] not in holding])
                rows.remove(row)
                self.gone[row["id"]] = row
            elif self.gone and chance.random() < 0.25:
                row = self.gone.pop(chance.choice(sorted(self.gone)))
                kind = "back"
                rows.append(row)
            else:
                self.number += 1
                first = chance.choice(FIRST)
                row = {
                    **{key: "" for key in rows[0]}, "id": f"{first.lower()}-{self.number}", "name": f"{first} {chance.choice(LAST)}",
                    "email": f"{first.lower()}.{self.number}@example.org", "language": chance.choice(["nl", "nl", "nl", "en"]),
                    "site": chance.choice(SITES)}
                rows.append(row)
            words.append(f"{kind} {row['id']}")
        self.write(rows)
        return ", ".join(words)

    def holding(self):
        """Who cannot just go: the core, and who stands in a role by name."""
        found = set()
        for facts in self.world.communities().values():
            found |= set(facts["members"].get("core") or [])
            for who in (facts.get("roles") or {}).values():
                found |= {who} if isinstance(who, str) else set(who)
        return found

    def write(self, rows):
        file = io.StringIO()
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.world.write("people.csv", file.getvalue())
