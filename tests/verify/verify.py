#!/usr/bin/env python3
"""A second verifier of open bundles, from docs/bundle.md: python3 verify.py BUNDLE (Python 3.9 or later).
Checks files, ledgers, chunks, who takes part, answers, what was handed in, the table, and by points and means
scores, ranks and grades. Exit code 1 if something does not hold. What it can't compute it says."""
import base64, csv, hashlib, io, json, math, re, struct, sys
from pathlib import Path
sys.dont_write_bytecode = True
from ed25519 import signed
from handed_in import handed_in, opened
FAILS, HOLDS, CANNOT = [], [], []

class Unknown(Exception):
    """What this verifier does not compute."""
def want(holds, where, what):
    FAILS.extend([] if holds else [f"{where}: {what}"])
    return holds

# the tree, RFC 6962
sha = lambda data: hashlib.sha256(data).digest()
leaf = lambda entry: sha(b"\0" + entry)
def root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha(b"")
    half = 1 << ((len(hashes) - 1).bit_length() - 1)
    return sha(b"\1" + root(hashes[:half]) + root(hashes[half:]))

# the bundle: its files, and the roots of its ledgers by their kind
FOLDER, LISTED, ROOTS = Path(sys.argv[-1]).resolve(), {"datapackage.json"}, {}
def read(path):
    full = FOLDER / path
    inside = FOLDER in full.parents and full.resolve() == full and full.is_file()
    return full.read_bytes() if want(inside, path, "no such file") else b""
def files():  # what datapackage.json says, once all files are those that it lists
    about = json.loads(read("datapackage.json"))
    for one in about["resources"]:
        LISTED.add(one["path"])
        want(sha(read(one["path"])).hex() == one["hash"][7:], one["path"], "another file than was listed")
    for file in FOLDER.rglob("*"):
        path, place = file.relative_to(FOLDER).as_posix(), file.is_dir() and not file.is_symlink()
        want(place or path in LISTED, path, "a file that is not listed")
    return about["touchstone"]
def tiles(folder, size):  # the contents of the tiles of so many entries or hashes
    for start in range(0, size, 256):
        tile, left = start // 256, size - start
        path = f"x{tile // 1000:03}/{tile % 1000:03}" if tile > 999 else f"{tile:03}"
        yield read(f"{folder}/{path}" + (f".p/{left}" if left < 256 else ""))
def ledger(kind):  # the events of a log, held against the signed root
    at, level = f"ledger/{kind}", 0
    note, _, signatures = read(f"{at}/checkpoint").decode().partition("\n\n")
    name, size, encoded = note.split("\n")[:3]
    line = re.search(rf"^\u2014 {re.escape(name)} (\S+)$", signatures, re.MULTILINE)
    key_id, signature = base64.b64decode(line[1])[:4], base64.b64decode(line[1])[4:]
    key_line = rf"^{re.escape(name)}\+{key_id.hex()}\+(\S+)$"
    key = base64.b64decode(re.search(key_line, read("ledger/keys").decode(), re.MULTILINE)[1])
    good = len(signature) == 64 and key[:1] == b"\1" and sha(f"{name}\n".encode() + key)[:4] == key_id
    want(good and signed(key[1:], f"{note}\n".encode(), signature), at, "the signature does not hold")
    size = int(size) if re.fullmatch(r"[1-9]\d{0,7}", size) else 0
    stream = io.BytesIO(b"".join(tiles(f"{at}/tile/entries", size)))
    entries = [stream.read(int.from_bytes(long, "big")) for long in iter(lambda: stream.read(2), b"")]
    row = ROOTS[kind] = [leaf(entry) for entry in entries]
    want(len(row) == size and root(row) == base64.b64decode(encoded), at, "not the entries of its root")
    while row:
        want(b"".join(tiles(f"{at}/tile/{level}", len(row))) == b"".join(row), at, "other hashes in tiles")
        row, level = [root(row[i : i + 256]) for i in range(0, len(row) - 255, 256)], level + 1
    HOLDS.append(f"ledger of the {kind}: {len(entries)} entries, signed by {name}")
    return opened([json.loads(entry) for entry in entries], at, want)
def rows_of(chunk, path=None, lines=None):  # a withheld one is its leaf hash in bytes
    path = path or f"chunks/{chunk['file']}.ndjson"
    lines = read(path).split(b"\n")[:-1] if lines is None else lines
    rows = [bytes.fromhex(row) if isinstance(row, str) else row for row in map(json.loads, lines)]
    hashes = [row if isinstance(row, bytes) else leaf(line) for row, line in zip(rows, lines)]
    want(len(rows) == chunk["nRows"] and root(hashes).hex() == chunk["root"], path, "not the recorded rows")
    return rows

# the table that was scored
STATES = ["present", "missing", "n/a", "insufficient", "refused"]
def nodes_of(standard):  # breadth first: the whole, then siblings side by side, criteria before indicators
    nodes = [{"id": "score", "criteria": standard["criteria"]}]
    for k, node in enumerate(nodes):
        below = [] if "kind" in node else node.get("criteria", []) + node.get("indicators", [])
        node.update(k=k, below=range(len(nodes), len(nodes) + len(below)))
        nodes += [{**item, "up": k} for item in below]
    return nodes
def columns_of(standard, nodes, slug):
    items = [{"kind": "status", **node} for node in nodes[1:] if not node["below"] or "answer" in node]
    other = any(item["kind"] == "derived" or item.get("use", "same") != "same" for item in items)
    if other or "findings." in json.dumps(standard):
        raise Unknown("derived indicators, findings, or answers of other periods")
    items += [{**item, "planned": f"{item['id']}.planned"} for item in items if item["kind"] == "status"]
    items += [{**item, "standing": True} for item in standard["context"]]
    return [{"name": of.get("planned", of["id"]), "asks": f"{slug}/{of['id']}", **of} for of in items]
def cell(column, current, unit, period):  # state and value of an answer, as the engine counts them
    answer = current.get((unit, period, column["asks"]), {"state": "missing"})
    if answer.get("state") == "missing" and "standing" in column:
        answer = current.get((unit, "", column["asks"]), answer)
    if "state" in answer:
        return STATES.index(answer["state"]), math.nan
    value = answer["value"]
    if column["kind"] == "choice":
        value = [of if isinstance(of, str) else of["id"] for of in column["of"]].index(value)
    if column["kind"] == "status":
        shares = {"done": [1, 0], "planned": [0, 1], "not_done": [0, 0]}
        value = (shares[value] if isinstance(value, str) else value)["planned" in column]
    return 0, float(value)

# scores
def scale_of(scoring, nodes):  # from where to where scores go, if they are made as is computed here
    how = scoring["normalise"] if isinstance(scoring["normalise"], dict) else {"method": scoring["normalise"]}
    plain, beyond = {"impute": "none", "treat": "none", "dataThreshold": 0}, {"screen", "scoreRule", "per"}
    if "total" not in scoring:
        plain["aggregate"] = "arithmetic"
        beyond |= {"reduce", "redistribute", "missing", "points", "percent"}
    def odd(node):
        summed = "points" in node and node["up"] and not {"points", "percent"} & set(nodes[node["up"]])
        return summed or isinstance(node.get("better"), dict) or (beyond | {"normalise", *plain}) & set(node)
    usual = how["method"] == "goalposts" and {**scoring, **plain} == scoring and not beyond & set(scoring)
    if not usual or any(map(odd, nodes)):
        raise Unknown("other methods than points and arithmetic means between goalposts")
    return how.get("to", [0, 100])
def weights_of(scoring, nodes):  # as written; of points, those of each node before any answer
    if "total" not in scoring:
        return [float(node.get("weight", 1)) for node in nodes]
    worth = [float(scoring["total"])] * len(nodes)
    for k, node in list(enumerate(nodes))[1:]:
        percent = node.get("percent", 100 / len(nodes[node["up"]]["below"]))
        worth[k] = node.get("points", worth[node["up"]] * percent / 100)
    return worth
def holds(condition, cells, unit):  # whether a fact of the unit is so; None where nobody knows
    parts = re.fullmatch(r"(!?)unit\.([a-z0-9_]+)", condition)
    if parts is None:
        raise Unknown(f"the condition {condition}")
    state, value = cells[parts[2], unit]
    return None if state else (value == 0) == bool(parts[1])
def own_share(item, value):  # how good an answer is, from 0 to 1
    values = [of["value"] for of in item.get("of", [])]
    usual = [min(values), max(values)] if values else [0, max(1, len(item.get("rubric", [])) - 1)]
    low, high = item.get("goalposts", usual)
    value = values[int(value)] if values else value
    return min(1.0, max(0.0, (high - value if item.get("better") == "lower" else value - low) / (high - low)))

def score_unit(nodes, cells, unit, scoring, weights):  # by node: state, score from 0 to 1, weight or points
    state, share = [cells.get((node["id"], unit), (1,))[0] for node in nodes], []
    worth, points = weights[:], "total" in scoring
    def scale(k, by):
        worth[k] *= by
        for c in nodes[k]["below"]:
            scale(c, by)
    for k, node in enumerate(nodes):
        idle = "appliesWhen" in node and holds(node["appliesWhen"], cells, unit) is False
        state[k] = 2 if idle or (k and state[node["up"]] == 2) else state[k]
        share.append(math.nan if state[k] else own_share(node, cells[node["id"], unit][1]))
        if "reduce" in node and holds(node["reduce"]["when"], cells, unit):
            scale(k, float(node["reduce"]["by"]))
    for node in reversed(nodes):
        k, below, rule = node["k"], node["below"], node.get("redistribute", scoring.get("redistribute"))
        asked = [c for c in below if state[c] != 2]
        state[k] = 2 if below and not asked and state[k] == 1 else state[k]
        if points and below and abs(sum(weights[c] for c in below) - weights[k]) <= 1e-9 * max(1, weights[k]):
            worth[k] = sum(worth[c] for c in below)
        if points and asked and state[k] != 2:  # what does not apply leaves its points to the others
            gets = [c for c in asked if worth[c] > 0]
            kept, lost = sum(worth[c] for c in gets), sum(worth[c] for c in below if state[c] == 2)
            worth[k] = kept + (lost if gets and rule != "none" else 0)
            for c in gets:
                scale(c, 1 + (worth[k] - kept) / len(gets) / worth[c] if rule == "equal" else worth[k] / kept)
    worth = [0.0 if points and of == 2 else weight for of, weight in zip(state, worth)]
    for node in reversed(nodes):
        k, there = node["k"], [c for c in node["below"] if not math.isnan(share[c]) and worth[c] > 0]
        whole = worth[k] if points else sum(worth[c] for c in there)
        if node["below"] and state[k] not in (0, 2) and (points or there):
            if whole <= 0:
                raise Unknown(f"{node['id']}, which is worth nothing to {unit}")
            share[k] = sum(worth[c] * share[c] for c in there) / whole
    return state, share, worth

def check_scores(standard, nodes, cells, units, cards):
    published = lambda x: None if math.isnan(x) else round(x * 1e6) / 1e6 + 0
    scoring, grades = standard["scoring"], standard["grades"]
    (low, high), weights = scale_of(scoring, nodes), weights_of(scoring, nodes)
    results = [score_unit(nodes, cells, unit, scoring, weights) for unit in units]
    totals = [published(low + (high - low) * share[0]) for _, share, _ in results]
    graded = not standard["gates"] and not any({"holds", "requires", "after"} & set(of) for of in grades)
    for unit, card, total, result in zip(units, cards, totals, results):
        rank = None if total is None else 1 + sum(of > total for of in totals if of is not None)
        best = next((of["id"] for of in grades if total is not None and total >= of["atLeast"]), None)
        whole = {"score": total, "rank": rank, "gradeByScore": best, **({"grade": best} if graded else {})}
        pairs = {what: (card[what], computed) for what, computed in whole.items()}
        for node, state, share, worth in zip(nodes, *result):
            key, none = node["id"], math.isnan(share)
            pairs[f"score of {key}"] = card["scores"][key], published(low + (high - low) * share)
            pairs[f"state of {key}"] = card["states"].get(key), STATES[state or 1] if none else None
            if "total" in scoring:
                pairs[f"done of {key}"] = card["points"][key]["done"], published(0 if none else share * worth)
                pairs[f"potential of {key}"] = card["points"][key]["potential"], published(worth)
        for what, (found, computed) in pairs.items():
            want(found == computed, f"scorecards.ndjson, unit {unit}", f"{what} {found}, computed {computed}")
    HOLDS.append(f"scores and ranks of {len(units)} units{', grades' if graded else ''}")
    CANNOT.append("how sure ranks are; points but those done" + ("" if graded else "; gated grades"))

# the whole story
def answers_of(organisation, founded, shown, asks):  # each held against its chunk, if that is shown
    recorded, others, answers = {}, set(), {}
    for of in organisation:
        data, own = of["data"], of["data"].get("programmeId") == founded["programmeId"]
        others |= {of["seq"]} if of["type"] == "ObservationsSubmitted" and not own else set()
        there = "chunk" in data and (own or f"chunks/{data['chunk']['file']}.ndjson" in LISTED)
        rows = [row for row in rows_of(data["chunk"]) if isinstance(row, list)] if there else []
        for unit, item, answer in [(unit, *pair) for unit, said in rows for pair in zip(data["items"], said)]:
            used = item.startswith(founded["slug"] + "/") or item.replace(".base", "") in asks
            if used and unit in shown and answer is not None:
                full = answer if isinstance(answer, dict) else {"value": answer}
                recorded[unit, data["period"], item, of["seq"]] = full
    parsed = lambda text: json.loads(text) if re.fullmatch(r"-?\d[\d.e+-]*|\[.*\]|true|false", text) else text
    for row in csv.DictReader(io.StringIO(read("observations.csv").decode(), newline="")):
        key = row.pop("unit_id"), row.pop("period"), row.pop("item"), int(row.pop("seq"))
        full, row = recorded.pop(key, {}), {**row, **{of: parsed(row[of]) for of in ("value", "error")}}
        answers[key] = {name: row[name] for name in sorted(row) if row[name] != ""}
        withheld = not full and key[3] in others and key[2] in asks and key[0] in shown
        same = repr(answers[key]) == repr(dict(sorted(full.items())))  # 1, 1.0 and true are not the same
        want(withheld or same, f"observations.csv, {key}", f"{answers[key]}, recorded {full}")
    want(not recorded, "observations.csv", f"{len(recorded)} recorded answers are missing: {[*recorded][:1]}")
    HOLDS.append(f"{len(answers)} answers")
    return answers

def main():
    said, organisation, programme = files(), ledger("organisation"), ledger("programme")
    told = lambda *types: [(of["seq"], of["data"]) for of in programme if of["type"] in types]
    founded, this = programme[0]["data"], (said["assessment"] or {}).get("id")
    made = {of["assessmentId"]: of for _, of in told("AssessmentRecorded")}
    data = made[this] if this else {"cut": said["cut"], "day": "9999"}
    for kind, cut in [*said["cut"].items(), *data["cut"].items()]:
        want(root(ROOTS[kind][: cut["size"]]).hex() == cut["root"], f"cut of the {kind}", "another root")
    ended, joined = told("EnrolmentEnded"), [(o["unitId"], n, o["on"]) for n, o in told("UnitEnrolled")]
    gone = {leaf(json.dumps([of["unitId"]]).encode()): [of["unitId"]] for _, of in ended}
    for seq, of in told("UnitsEnrolled"):
        for row in rows_of(of["chunk"]):
            row = gone.get(row) if isinstance(row, bytes) else row
            if want(row, "enrolments", "a unit is withheld that did not withdraw"):
                joined.append((row[0], seq, of["on"]))
    def live(size, day):
        ends = {of["unitId"]: seq for seq, of in ended if seq < size and of["on"] <= day}
        return {unit for unit, seq, on in joined if ends.get(unit, -1) < seq < size and on <= day}
    units, standards, asks = live(data["cut"]["programme"]["size"], data["day"]), {}, set()
    drafted = [of["digest"] for _, of in told("StandardDrafted", "StandardAdopted")]
    for of in said["standards"]:
        text = read(f"standard/{of['version']}.json")
        want(sha(text).hex() == of["digest"] in drafted, "standard", f"not {of['digest']}, or not recorded")
        standards[of["digest"]] = json.loads(text)
        asks |= set(re.findall(r'"asks":"([^"]+)"', text.decode()))
    shown = units | live(len(ROOTS["programme"]), "9999")
    answers = answers_of(organisation, founded, shown, asks)
    faults, limits, looked = handed_in({
        "programme": programme, "organisation": organisation, "standards": standards, "answers": answers,
        "published": shown, "asks": asks | {f"{of}.base" for of in asks}, "size": len(ROOTS["organisation"]),
        "root_at": lambda size: root(ROOTS["organisation"][:size]).hex(),
        "now": (data["cut"]["organisation"]["size"], data["day"]),  # when the permissions of this bundle hold
    })
    for where, found, wanted in faults:
        want(False, f"handed-in: {where}", f"{found}, want {wanted}")
    HOLDS.append(looked)
    CANNOT.extend(limits)
    if not this:
        return
    current = {key[:3]: of for key, of in answers.items() if key[3] < data["cut"]["organisation"]["size"]}
    lines, cards = read("scorecards.ndjson").split(b"\n")[:-1], []
    for chunk in [of["chunk"] for _, of in told("ScorecardsRecorded") if of["assessmentId"] == this]:
        cards += rows_of(chunk, "scorecards.ndjson", lines[len(cards) : len(cards) + chunk["nRows"]])
    standard = standards[data["standard"]["digest"]]
    nodes, period = nodes_of(standard), data["period"]
    try:
        columns = columns_of(standard, nodes, founded["slug"])
        scored = sorted(one for one in units if any((one, period, of["asks"]) in current for of in columns))
        same = [card["unit"] for card in cards] == scored and len(lines) == len(scored)
        want(same, "scorecards.ndjson", "other units than take part and have answers")
        cells = {(of["name"], unit): cell(of, current, unit, period) for of in columns for unit in scored}
        head = json.dumps([scored, [of["name"] for of in columns]], separators=(",", ":"), ensure_ascii=False)
        values = [bytes(6) + b"\xf8\x7f" if state else struct.pack("<d", of) for state, of in cells.values()]
        table = head.encode() + b"\n" + b"".join(values) + bytes(state for state, _ in cells.values())
        if want(sha(table).hex() == data["inputs"], "inputs", "another table than was scored"):
            HOLDS.append(f"the table of {len(scored)} units and {len(columns)} columns")
        check_scores(standard, nodes, cells, scored, cards)
    except Unknown as what:
        CANNOT.append(f"scores: this verifier does not compute {what}")

try:
    main()
except Exception as error:
    FAILS.append(f"not in the form of docs/bundle.md: {type(error).__name__}: {error}")
print(json.dumps({"holds": not FAILS, "fails": FAILS[:100], "checked": HOLDS, "cannot": CANNOT}, indent=1))
sys.exit(1 if FAILS else 0)
