#!/usr/bin/env python3
"""Kring's groups beside chance and a genetic solver, on the same people, rounds and sizes.

usage: bench.py [--kring KRING] [--seconds S] [--seeds "1 2 3"] [--quick]

Each case is a season of one community: 13 to 40 people of a few disciplines, several sessions with some absent, groups
that are not even. Chance deals cards. The genetic solver is of the kind web pages use today: session by session it
keeps a population of dealings, lets the best beget others by swapping people, and counts a meeting as its square; it
gets as many seconds as Kring takes at most. All are scored here, by the groups alone: repeats (meetings that are not
the first of their pair) with the least that is proved, and what groups have in common: for each meeting the share of
their disciplines that the two have in common, in hundredths, added up. Kring answers twice: with new people first, as it
does unless told otherwise, and with `--favour disciplines`."""
import argparse
import json
import os
import random
import subprocess
import tempfile
import time
from itertools import combinations

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CASES = [(13, 4, 6), (17, 4, 6), (19, 5, 4), (22, 4, 7), (26, 3, 10), (29, 5, 6), (34, 6, 6), (40, 4, 11)]
DISCIPLINES = ["ict", "toetsing", "onderzoek", "design", "techniek", "economie", "pedagogiek"]


def case(people, size, rounds, seed):
    """People with disciplines, and who is away: one in eight from a part of the rounds."""
    chance = random.Random(seed * 1000 + people)
    disciplines = [sorted(chance.sample(DISCIPLINES, chance.choice([1, 1, 2]))) for _ in range(people)]
    first = [0] * people
    for person in chance.sample(range(people), people // 8):
        first[person] = chance.randrange(1, rounds)
    return {"people": people, "size": size, "rounds": rounds, "disciplines": disciplines, "first": first}


def present(task, number):
    return [person for person in range(task["people"]) if task["first"][person] <= number]


def sizes(count, size):
    groups = max(1, min(-(-count // size), count // 2))
    return [count // groups + (index < count % groups) for index in range(groups)]


def deal(people, size):
    groups, start = [], 0
    for each in sizes(len(people), size):
        groups.append(people[start:start + each])
        start += each
    return groups


def score(task, rounds):
    """Repeats and what groups have in common; an answer that is not a dealing of the right people is an error."""
    met, repeats, within = {}, 0, 0
    assert len(rounds) == task["rounds"], "rounds are missing"
    for number, groups in enumerate(rounds):
        who = present(task, number)
        assert sorted(sum(groups, [])) == who, "not the people of the round"
        assert sorted(map(len, groups)) == sorted(sizes(len(who), task["size"])), "sizes"
        for group in groups:
            for pair in combinations(sorted(group), 2):
                repeats += pair in met
                met[pair] = met.get(pair, 0) + 1
                within += common(task["disciplines"][pair[0]], task["disciplines"][pair[1]])
    return repeats, within


def common(one, other):
    return 100 * len(set(one) & set(other)) // len(set(one) | set(other))


def by_chance(task, seed):
    chance = random.Random(seed)
    rounds = []
    for number in range(task["rounds"]):
        people = present(task, number)
        chance.shuffle(people)
        rounds.append(deal(people, task["size"]))
    return rounds


def genetic(task, seed, seconds):
    chance = random.Random(seed)
    met, rounds = {}, []
    alike = [[common(one, other) / 100 for other in task["disciplines"]] for one in task["disciplines"]]

    def weight(groups):
        total = 0
        for group in groups:
            for one, other in combinations(group, 2):
                times = met.get((min(one, other), max(one, other)), 0)
                total += 20 * times * times + alike[one][other]
        return total

    def child(parent):
        groups = [list(group) for group in parent]
        if len(groups) > 1:
            for _ in range(chance.choice([1, 1, 2, 3])):
                one, other = chance.sample(range(len(groups)), 2)
                here, there = chance.randrange(len(groups[one])), chance.randrange(len(groups[other]))
                groups[one][here], groups[other][there] = groups[other][there], groups[one][here]
        return groups

    for number in range(task["rounds"]):
        people = present(task, number)
        population = []
        for _ in range(30):
            chance.shuffle(people)
            groups = deal(list(people), task["size"])
            population.append((weight(groups), groups))
        until = time.perf_counter() + seconds / task["rounds"]
        while time.perf_counter() < until and min(population, key=lambda one: one[0])[0] > 0:
            children = [child(parent) for _, parent in population for _ in range(3)]
            population += [(weight(groups), groups) for groups in children]
            population = sorted(population, key=lambda one: one[0])[:30]
        best = min(population, key=lambda one: one[0])[1]
        rounds.append(best)
        for group in best:
            for pair in combinations(sorted(group), 2):
                met[pair] = met.get(pair, 0) + 1
    return rounds


def kring(program, task, seed, favour="meetings"):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("id,disciplines\n")
        for person, disciplines in enumerate(task["disciplines"]):
            file.write(f"p{person},{'|'.join(disciplines)}\n")
        file.flush()
        command = [program, "groups", "--people", file.name, "--size", str(task["size"]), "--rounds",
                   str(task["rounds"]), "--seed", str(seed), "--favour", favour, "--json"]
        for person, first in enumerate(task["first"]):
            if first:
                command += ["--late", f"p{person}:{first + 1}"]
        start = time.perf_counter()
        answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return answer, time.perf_counter() - start


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kring", default=os.path.join(ROOT, ".build", "release", "kring"))
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--seeds", default="1 2 3")
    options.add_argument("--quick", action="store_true")
    options = options.parse_args()
    cases, seeds = CASES, [int(seed) for seed in options.seeds.split()]
    if options.quick:
        cases, seeds = CASES[:3], seeds[:1]
    print(f"{'':24} | repeats {'':33} | in common, and seconds")
    print(f"{'people':>6} {'size':>4} {'rounds':>6} {'seed':>4} | {'least':>5} {'kring':>7} {'favour':>7} {'genetic':>7} "
          f"{'chance':>7} | {'kring':>7} {'favour':>7} {'genetic':>7} {'chance':>7} | {'s':>5} {'s':>5}")
    totals = [0] * 9
    for people, size, rounds in cases:
        for seed in seeds:
            task = case(people, size, rounds, seed)
            answers = [kring(options.kring, task, seed, favour) for favour in ("meetings", "disciplines")]
            scores = [score(task, answer["rounds"]) for answer, _ in answers]
            for (answer, _), (repeats, _) in zip(answers, scores):
                assert repeats == answer["repeats"] >= answer["bound"], "Kring counts otherwise"
            scores.append(score(task, genetic(task, seed, options.seconds)))
            scores.append(score(task, by_chance(task, seed)))
            row = [answers[0][0]["bound"]] + [one[0] for one in scores] + [one[1] for one in scores]
            totals = [total + value for total, value in zip(totals, row)]
            print(f"{people:6} {size:4} {rounds:6} {seed:4} | {columns(row)} | "
                  f"{answers[0][1]:5.2f} {answers[1][1]:5.2f}", flush=True)
    print(f"{'all':>24} | {columns(totals)} |")
    for name, ours in (("Kring", 1), ("Kring that favours disciplines", 2)):
        print(f"as multiples of {name}: repeats of the genetic solver {totals[3] / max(totals[ours], 1):.2f}, of chance "
              f"{totals[4] / max(totals[ours], 1):.2f}; in common {totals[7] / totals[ours + 4]:.2f}, "
              f"{totals[8] / totals[ours + 4]:.2f}")


def columns(row):
    return f"{row[0]:5} " + " ".join(f"{value:7}" for value in row[1:5]) + " | " + " ".join(
        f"{value:7}" for value in row[5:])


if __name__ == "__main__":
    main()
