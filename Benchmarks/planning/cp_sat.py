#!/usr/bin/env python3
"""Plans an instance with CP-SAT (OR-Tools) on exactly the cost of docs/planning-format.md.

usage: cp_sat.py INSTANCE --seconds S --workers W --out PLAN [--no-hint]
       cp_sat.py INSTANCE --check PLAN

A session has a literal per time and one per mode and room; rooms are optional intervals that must not overlap, shared
equipment is cumulative, core members' sessions must not overlap, and a pair of sessions that share people has a
literal for their clash (cp_sat_model.py). It gets what helps it: up to two fifths of the time go to mending the plan of
first come, first served, by the hard rules alone; the plan that comes out is a complete hint for the whole model. The
seconds are the solver's; building the models is counted apart. With --check every choice is fixed to a plan: the cost
must be that of score.py."""
import argparse
import json
import resource
import sys
import time

from ortools.sat.python import cp_model

from cp_sat_model import Whole
from cp_sat_places import all_places, shared_people
import first_come
import score

MEGABYTES = 8192
MOST_TERMS = 12_000_000
MENDING_SHARE = 0.4


def estimate_terms(told, places):
    """About how many terms the constraints have; what decides memory and the time before the search starts."""
    terms, reach = 0, []
    for index, own in enumerate(places):
        days = [own.days(i) for i in range(len(own.community["patterns"][0]["days"]))]
        starts = {day: len(own.times(day)) for day in {day for some in days for day in some}}
        rooms = {room for some in own.rooms.values() for room in some}
        busy = sum(map(len, own.missed.values())) / max(1, sum(starts.values()))
        terms += sum(starts[day] for some in days for day in some) * (3 + len(rooms) / 2 + busy)
        reach.append([{day for day in some if starts[day]} for some in days])
    sites = len(told.data.get("travel") or [0])
    for one, other in shared_people(told):
        meeting = sum(not left.isdisjoint(right) for left in reach[one] for right in reach[other])
        terms += meeting * (10 + 10 * sites * (sites - 1))
    return round(terms)


def solve(whole, seconds, workers):
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.num_workers = workers
    solver.parameters.max_memory_in_mb = MEGABYTES
    solver.parameters.random_seed = 1
    solver.parameters.log_search_progress = "--log" in sys.argv
    if len(whole.places) > 10:
        # Three rounds of presolve with probing would take most of a minute; one without leaves it for the search.
        solver.parameters.max_presolve_iterations = 1
        solver.parameters.cp_model_probing_level = 0
    return solver, solver.status_name(solver.solve(whole.model))


class Attempt:
    """What was found in how much time; the plan with the fewest broken rules, then the least cost, counts."""

    def __init__(self, instance, seconds, workers):
        self.told, self.seconds, self.workers = score.Instance(instance), seconds, workers
        self.places = all_places(self.told)
        self.best, self.result, self.bound = None, None, 0
        self.building, self.spent, self.status = 0.0, 0.0, "UNKNOWN"

    def run(self, share, hint, costs, slack):
        start = time.perf_counter()
        whole = Whole(self.told, self.places, costs, slack)
        if hint is not None:
            whole.hint(hint)
        self.building += time.perf_counter() - start
        start = time.perf_counter()
        solver, status = solve(whole, (self.seconds - self.spent) * share, self.workers)
        self.spent += time.perf_counter() - start
        if costs:
            # The bound of the presolve counts, even when no plan was found.
            self.bound, self.status = max(0, solver.best_objective_bound), status
        if status not in ("OPTIMAL", "FEASIBLE"):
            return
        found = whole.plan(solver)
        result = score.score(self.told, found)
        if not slack and (result["hard"] or (costs and result["soft"] > solver.objective_value + 0.5)):
            raise SystemExit(f"a defect of the model: objective {solver.objective_value}, score.py {result}")
        if self.best is None or (result["hard"], result["soft"]) < (self.result["hard"], self.result["soft"]):
            self.best, self.result = found, result


def plan(instance, seconds, workers, with_hint):
    """The best plan found and what to report."""
    attempt = Attempt(instance, seconds, workers)
    terms = estimate_terms(attempt.told, attempt.places)
    if terms > MOST_TERMS:
        reason = f"{terms / 1e6:.0f} million terms do not fit in {MEGABYTES // 1024} GB and the time"
        return None, {"status": "SKIPPED", "reason": reason}
    hint = first_come.plan(instance) if with_hint else None
    if with_hint and score.score(attempt.told, hint)["hard"]:
        attempt.run(MENDING_SHARE, hint, costs=False, slack=True)
        hint = attempt.best or hint
    broken = with_hint and score.score(attempt.told, hint)["hard"] > 0
    attempt.run(1, hint, costs=True, slack=broken)
    report = {
        "status": attempt.status, "bound": round(attempt.bound), "seconds": round(attempt.spent, 2),
        "buildSeconds": round(attempt.building, 2), "terms": terms,
    }
    if attempt.best is not None:
        report |= {"hard": attempt.result["hard"], "soft": attempt.result["soft"]}
    return attempt.best, report


def check(instance, fixed):
    """Whether the model's cost of a plan is that of score.py, with its status."""
    told = score.Instance(instance)
    whole = Whole(told, all_places(told))
    whole.fix(fixed)
    solver, status = solve(whole, 120, 1)
    result = score.score(told, fixed)
    objective = round(solver.objective_value) if status == "OPTIMAL" else None
    same = objective == result["soft"] if result["hard"] == 0 else status == "INFEASIBLE"
    return {"status": status, "objective": objective, "hard": result["hard"], "soft": result["soft"], "same": same}


def main():
    parser = argparse.ArgumentParser(description="Plan an instance with CP-SAT on the same cost.")
    parser.add_argument("instance")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out")
    parser.add_argument("--no-hint", action="store_true")
    parser.add_argument("--check", metavar="PLAN")
    parser.add_argument("--log", action="store_true", help="show the solver's log")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
    with open(options.instance, encoding="utf-8") as file:
        instance = json.load(file)
    if options.check:
        with open(options.check, encoding="utf-8") as file:
            report = check(instance, json.load(file))
        print(json.dumps(report))
        sys.exit(0 if report["same"] else 1)
    found, report = plan(instance, options.seconds, options.workers, not options.no_hint)
    if found and len(instance["communities"]) <= 10:
        report["checked"] = check(instance, found)["same"]
        if not report["checked"]:
            raise SystemExit("a defect of the model: its cost of the plan is not that of score.py")
    if found and options.out:
        with open(options.out, "w", encoding="utf-8") as file:
            json.dump(found, file, separators=(",", ":"))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps(report | {"cpuSeconds": round(usage.ru_utime + usage.ru_stime, 2)}))


if __name__ == "__main__":
    main()
