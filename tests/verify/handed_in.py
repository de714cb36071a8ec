"""What was on record of everybody on notice, from docs/bundle.md: a part of verify.py.
Of each hand-in that a notice has opened: the state of the organisation's ledger, files and answers; that
the unit's own answers are those that were scored; and that no hand-in stays closed."""
import hashlib, json, re
from datetime import date, datetime
from decimal import Decimal

MOVING = ["ApplicationHandedIn", "CompletenessChecked", "RatingsSettled", "ScoreReady", "ReplyGiven"]
MOVING += ["RecommendationMade", "DecisionMade", "ApplicationMoved"]
NEXT = {  # as long as an application is at one of these: what brings it on
    "answering": (["ApplicationHandedIn"], "no hand-in that is open"),
    "handedIn": (["CompletenessChecked"], "no check that is open of whether it was complete"),
    "mending": (
        ["ApplicationHandedIn", "ApplicationMoved"],
        "nothing that is open of how it stood when it was mended",
    ),
}
OPENED = "all that was handed in, opened with all that led to its decision"
LIMITS = {
    "beyond": "That {} hand-ins are as the organisation's ledger was: here it ends before them. "
    "Export a later bundle.",
    "early proofs": "Which files stood behind the answers of {} hand-ins: they are early ones, "
    "which do not say it.",
    "early own": "What the unit itself had answered in {} hand-ins: they are early ones, "
    "which do not say it.",
    "withheld": "That {} hand-ins say rightly what had been answered: their units take part no more, "
    "and their answers are not shown.",
    "permitted": "That {} hand-ins say rightly what had been answered, where answers given to other "
    "programmes served them by permission: not all of these are shown here. All other answers of theirs "
    "were looked at.",
    "early mending": "What {} applications had on record when their days for mending had passed: "
    "their events are early ones, which do not say it.",
}

# JSON as the ledger writes it, RFC 8785
def number(value):
    sign, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    text, point, minus = "".join(map(str, digits)), len(digits) + exponent, "-" if sign and value else ""
    if not value:
        return "0"
    if 0 < point <= 21:
        whole, part = text[:point].ljust(point, "0"), text[point:]
        return minus + whole + (f".{part}" if part else "")
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{text}"
    return f"{minus}{text[0]}{'.' if text[1:] else ''}{text[1:]}e{'+' if point > 0 else '-'}{abs(point - 1)}"
def canonical(value):
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(of)}" for key, of in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number(value) if is_number else json.dumps(value, ensure_ascii=False)
sha = lambda text: hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()
digest = lambda rows: sha(canonical(sorted(rows, key=canonical)))

def opened(entries, log, want):  # the events of a log; a sealed one where it was opened
    events, closed = [], {seq: of["sealed"] for seq, of in enumerate(entries) if "sealed" in of}
    for seq, of in enumerate(entries):
        if of.get("type") == "EventDisclosed":
            by = of if "index" in of else of["data"]
            content = bytes.fromhex(by["salt"]) + canonical(by["event"]).encode()
            right = by["index"] < seq and closed.pop(by["index"], None) == sha(content)
            want(right, f"{log}, leaf {seq}", "a disclosure that opens no sealed leaf")
            of = by["event"]
        events += [] if "sealed" in of else [{**of, "seq": seq}]
    return events

def broken(road, stages):  # found and wanted, where open events don't make one road to the reviewers
    state = "answering"
    for of in road:
        kind, data, to = of["type"], of["data"], of["data"]["moved"]["to"]
        if state in NEXT:
            types, lacks = NEXT[state]
            if kind not in types:
                return lacks, OPENED
            checked = state == "answering" and "completeness" in stages
            wanted = "handedIn" if checked else "mending" if data.get("toMend") else None
            if to in NEXT if wanted is None else to != wanted:
                once = "on its way to its score, for it can be mended once"
                return f"{kind}, by which it is at {to}", wanted or once
        elif kind in MOVING[:2] or data.get("onRecord"):
            return f"{kind} at {state}", "nothing more to hand in"
        state = to
    return (NEXT[state][1], OPENED) if state in NEXT else None

# what a standard asks, and in which periods
FACTS = "findings.major.open", "findings.minor.open"
def asked(standard, slug):  # all items; and of those of the unit itself their `use`
    items, own = {f"{slug}/{of['id']}" for of in standard["context"]}, {}
    held = ["held_grade"] if any("after" in grade for grade in standard["grades"]) else []
    facts = [fact for fact in FACTS if fact in json.dumps(standard)] + held
    items.update(f"{slug}/{fact}" for fact in facts)
    def add(criteria):
        for of in criteria:
            if of.get("answer") == "status":
                items.add(f"{slug}/{of['id']}")
                own[f"{slug}/{of['id']}"] = "same"
            for one in of.get("indicators", []):
                item, kind = one.get("asks", f"{slug}/{one['id']}"), one["kind"]
                rated = kind == "rubric" and "rubric" in one and "rating" in one
                items.update([] if kind == "derived" and isinstance(one["from"], str) else [item])
                if one.get("reportedBy", "unit") == "unit" and not rated and kind != "derived":
                    own[item], own[f"{item}.base"] = one.get("use", "same"), "base"
            add(of.get("criteria", []))
    add(standard["criteria"])
    return items, own
def span(period):  # last and first day
    year, quarter, month = re.fullmatch(r"(\d{4})(?:-Q([1-4])|-(\d\d))?", period).groups()
    first = int(year) * 12 + (int(quarter) * 3 - 3 if quarter else int(month) - 1 if month else 0)
    day = lambda of: date(of // 12, of % 12 + 1, 1).toordinal()
    return day(first + (3 if quarter else 1 if month else 12)), day(first), first
def is_read(use, of_round, period):
    if period == "" or of_round == "":
        return period == of_round or (period == "" and use == "base")
    (end, start, _), (last, first, month) = span(period), span(of_round)
    if use == "mean" or period == of_round or not use.startswith("latest within "):
        return period == of_round or (use == "mean" and (end, start) <= (last, first))
    years, months, weeks, days = [int(of or 0) for of in re.fullmatch(WITHIN, use).groups()]
    back = month - years * 12 - months
    least = date(back // 12, back % 12 + 1, 1).toordinal() - weeks * 7 - days
    return (end, start) <= (last, first) and start >= least
WITHIN = r"latest within P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"

def local_day(instant, zone):  # None where the system knows no such time zone
    try:
        from zoneinfo import ZoneInfo
        at = datetime.fromisoformat(instant.replace("Z", "+00:00"))
        return at.astimezone(ZoneInfo(zone)).date().isoformat()
    except Exception:
        return None

def serving(organisation, programme_id, asks, now):  # which answers served at a size and a day, or are hidden
    own, others, permissions, ends = set(), {}, [], []
    for of in organisation:
        data = of["data"]
        if of["type"] == "ObservationsSubmitted" and data["programmeId"] == programme_id:
            own.add(of["seq"])
        elif of["type"] == "ObservationsSubmitted":
            others[of["seq"]] = data["programmeId"], data["items"]
        elif of["type"] == "SharingPermitted" and data["to"] == programme_id:
            permissions.append((of["seq"], data))
        elif of["type"] == "SharingEnded":
            ends.append((of["seq"], data))
    def permitted(size, day):
        ended = {of["permissionId"] for seq, of in ends if seq < size and of["on"] <= day}
        given = [of for seq, of in permissions if seq < size and of["on"] <= day]
        given = [of for of in given if of["permissionId"] not in ended]
        fits = lambda item, of: item in (of["quantity"], f"{of['quantity']}.base")
        return lambda item, by: any(fits(item, of) and of["from"] in (None, by) for of in given)
    by_now, unshown = permitted(*now), {}  # by item and programme the first submission that is not shown here
    for seq, (by, items) in others.items():
        for item in items:
            if item not in asks or not by_now(item, by):
                unshown.setdefault((item, by), seq)
    def at(size, day):
        may = permitted(size, day)
        hidden = {item for (item, by), seq in unshown.items() if seq < size and may(item, by)}
        return lambda seq, item: seq in own or (seq in others and may(item, others[seq][0])), hidden
    return at, bool(permissions)

def proofs_of(organisation, programme_id):  # number, and files behind answers, of a unit at a size
    evidence, links, gone = {}, [], {}
    for of in organisation:
        kind, data = of["type"], of["data"]
        if kind == "EvidenceAdded":
            evidence[data["evidenceId"]] = data, of["seq"]
        elif kind == "EvidenceLinked" and data["target"]["kind"] == "observation":
            links.append((data, of["seq"]))
        elif kind in ("EvidenceWithdrawn", "EvidenceUnlinked"):
            gone.setdefault(data["linkId" if kind == "EvidenceUnlinked" else "evidenceId"], of["seq"])
    stands = lambda key, seq, size: seq < size <= gone.get(key, size)
    def at(unit, size):
        mine = lambda of: of["programmeId"] in (None, programme_id) and of["unitId"] == unit
        there = {key: of for key, (of, seq) in evidence.items() if mine(of) and stands(key, seq, size)}
        behind = [of for of, seq in links if of["unitId"] == unit and stands(of["linkId"], seq, size)]
        rows = [(of["target"], there[of["evidenceId"]]) for of in behind if of["evidenceId"] in there]
        return len(there), [[to["item"], to["period"], of["digest"]] for to, of in rows]
    return at

def in_turn(bundle):  # hand-ins of everybody on notice; faults of those that are closed or come out of turn
    programme, faults, handed, n_unsaid, of_application = bundle["programme"], [], [], 0, {}
    told = lambda kind: [of["data"] for of in programme if of["type"] == kind]
    cycles = {of["cycleId"]: of for of in told("CycleOpened")}
    made = told("AssessmentRecorded")
    scores = {of["assessmentId"]: (of["cut"]["organisation"]["size"], of["day"]) for of in made}
    unknown = "an assessment that is in the ledger"
    for of in programme:
        of_application.setdefault(of["data"].get("applicationId"), []).append(of)
    entries = [of for notice in told("NoticePublished") for of in notice["entries"]]
    for application in {of["applicationId"]: 0 for of in entries}:
        where, events = f"application {application}", of_application.get(application, [])
        made = next((of["data"] for of in events if of["type"] == "ApplicationMade"), {})
        cycle = cycles.get(made.get("cycleId"))
        if cycle is None:
            continue
        road = [of for of in events if of["type"] in MOVING]
        scored = [of["data"]["assessmentId"] for of in road if of["type"] == "ScoreReady"]
        cuts = [scores[by] for by in scored if by in scores]
        faults += [(where, f"scored by {by}", unknown) for by in scored if by not in scores]
        fault = broken(road, {of["stage"] for of in cycle["stages"]})
        faults += [(where, *fault)] if fault else []
        said = [(of, of["data"].get("onRecord", of["data"])) for of in road]
        said = [(of, data) for of, data in said if "root" in data]
        is_said = len(said) > len([of for of in road if of["data"].get("toMend")])
        n_unsaid += not fault and not is_said
        for of, data in said:
            stands = of is said[-1][0] and is_said and not fault
            at = f"ledger/programme, leaf {of['seq']}, {where}"
            handed.append((at, of["at"], made["unitId"], cycle, data, cuts, stands))
    return faults, handed, n_unsaid

def current(answers):  # the last to each item in each period
    last = {(item, period): of for _, item, period, of in sorted(answers, key=lambda one: one[0])}
    return [[*key, of["value"] if list(of) == ["value"] else of] for key, of in last.items()]

def answers_of(said, cuts, stands, looking):  # faults, and whether all said of answers could be looked at
    faults, whole, (items, own, period, answers, served_at, day) = [], True, looking
    def own_at(serves, size):
        return current([of for of in answers if of[0] < size and serves(*of[:2]) and of[1] in own
                        and is_read(own[of[1]], period, of[2])])
    serves, hidden = served_at(said["size"], day)
    mine, is_hidden = own_at(serves, said["size"]), bool(hidden & {*items, *own})
    if said.get("own", digest(mine)) != digest(mine):
        wanted = f"{digest(mine)}, of the {len(mine)} answers of the unit itself"
        whole, faults = not is_hidden, [] if is_hidden else [(f"own: {said['own']}", wanted)]
    is_known = "own" in said and (said["own"] == digest(mine) or is_hidden)
    for size, on in cuts if stands and is_known else []:
        then, unseen = served_at(size, on)
        scored = own_at(then, size)
        rows = [{canonical(row): row[0] for row in of} for of in (mine, scored)]
        others = {item for one, other in (rows, rows[::-1]) for row, item in one.items() if row not in other}
        others = ", ".join(sorted(others - hidden - unseen))
        whole = whole and (digest(scored) == said["own"] or others != "")
        if others and digest(scored) != said["own"]:
            found = f"scored with other answers of the unit itself: {others}"
            faults.append((found, "those it had handed in"))
    here = [of for of in answers if of[0] < said["size"] and serves(*of[:2])]
    all_ = current([of for of in here if of[1] in items and of[2] in (period, "")])
    n, right = len(all_), digest(all_)
    if (n, right) == (said["nAnswers"], said["answers"]) or is_hidden:
        return faults, whole and (n, right) == (said["nAnswers"], said["answers"])
    if said["nAnswers"] != n:
        faults.append((f"{said['nAnswers']} answers", f"{n}, which were on record"))
    if said["answers"] != right:
        faults.append((f"answers: {said['answers']}", f"{right}, of the {n} answers"))
    return faults, whole

def handed_in(bundle):  # faults as where, found, wanted; what can't be told, in words; what was looked at
    organisation, founded = bundle["organisation"], bundle["programme"][0]["data"]
    faults, handed, n_unsaid = in_turn(bundle)
    limits, cannot, n_looked, by_unit = {"early mending": n_unsaid}, [], 0, {}
    leave_out = lambda why: limits.update({why: limits.get(why, 0) + 1})
    for (unit, period, item, seq), of in bundle["answers"].items():
        by_unit.setdefault(unit, []).append((seq, item, period, of))
    served_at, is_shared = serving(organisation, founded["programmeId"], bundle["asks"], bundle["now"])
    proofs_at = proofs_of(organisation, founded["programmeId"])
    for where, at, unit, cycle, said, cuts, stands in handed:
        size, scored_from = said["size"], min([of for of, _ in cuts], default=said["size"])
        if size > scored_from:
            wanted = f"{scored_from} at most, from which it was scored"
            faults.append((where, f"a ledger of {size} events", wanted))
        right = bundle["root_at"](size) if size <= bundle["size"] else None
        if right is None:
            leave_out("beyond")
        elif size <= scored_from and right != said["root"]:
            faults.append((where, f"the root {said['root']} of {size} events", right))
        if size > scored_from or right != said["root"]:
            continue
        what = asked(bundle["standards"][cycle["standard"]["digest"]], founded["slug"])
        day = local_day(at, founded["timeZone"]) if is_shared else ""
        if day is None:
            cannot = [f"hand-ins: the time zone {founded['timeZone']} is not known here"]
            continue
        for of in ("proofs", "own"):
            if of not in said:
                leave_out(f"early {of}")
        n, behind = proofs_at(unit, size)
        files = {tuple(of): of for of in behind if of[0] in what[0] and of[1] in (cycle["period"], "")}
        right, found = digest(list(files.values())), []
        if said["nProofs"] != n:
            found.append((f"{said['nProofs']} proofs", f"{n}, which stood in the organisation's ledger"))
        if said.get("proofs", right) != right:
            wanted = f"{right}, of the {len(files)} files behind its answers"
            found.append((f"proofs: {said['proofs']}", wanted))
        if unit in bundle["published"]:
            looking = *what, cycle["period"], by_unit.get(unit, []), served_at, day
            more, whole = answers_of(said, cuts, stands, looking)
            found, n_looked = found + more, n_looked + whole
            if not whole:
                leave_out("permitted")
        else:
            leave_out("withheld")
        faults += [(where, *of) for of in found]
    told = [LIMITS[why].format(n) for why, n in limits.items() if n]
    return faults, cannot + told, f"{len(handed)} hand-ins, the answers of {n_looked}"
