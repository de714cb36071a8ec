#!/usr/bin/env python3
"""A second verifier of open bundles, version 0: Python 3.9 or later, its standard library, and docs/bundle.md.

    python3 verify.py BUNDLE

Checks digests, both ledgers with their signatures, chunks, who takes part, every answer, the scored table, and for standards of
points and of arithmetic means every score, rank and grade. Exit code 1 if something does not hold. What it can't compute it says.
"""
import base64, csv, hashlib, json, math, os, re, struct, sys

FAILS, HOLDS, CANNOT = [], [], []
sha = lambda data: hashlib.sha256(data).digest()

class Unknown(Exception):
    """What this verifier does not compute."""

def want(holds, where, what):
    if not holds:
        FAILS.append(f"{where}: {what}")
    return holds

# Ed25519, RFC 8032 -----------------------------------------------------------------------------------------------------
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)

def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f, g, h = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2), 2 * t1 * t2 * D, 2 * z1 * z2
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(s, a):
    out = (0, 1, 1, 0)
    for bit in bin(s)[2:]:
        out = add(out, out)
        out = add(out, a) if bit == "1" else out
    return out

def point(data):
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (2**255 - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if (x * x - xx) % P == 0 else x * I % P
    if y >= P or (x * x - xx) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    return (x if x % 2 == sign else P - x), y, 1, (x if x % 2 == sign else P - x) * y % P

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    (x1, y1, z1, _), (x2, y2, z2, _) = times(s, BASE), add(point(signature[:32]), times(k, point(key)))
    return len(signature) == 64 and s < L and (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0

# the tree, RFC 6962 ----------------------------------------------------------------------------------------------------
leaf = lambda entry: sha(b"\0" + entry)

def root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha(b"")
    half = 1 << ((len(hashes) - 1).bit_length() - 1)
    return sha(b"\1" + root(hashes[:half]) + root(hashes[half:]))

def tile_path(folder, i, width):
    text = str(i).zfill(-(-len(str(i)) // 3) * 3)
    parts = [text[at : at + 3] for at in range(0, len(text), 3)]
    return f"{folder}/" + "/".join(["x" + of for of in parts[:-1]] + parts[-1:]) + (f".p/{width}" if width < 256 else "")

class Bundle:
    def __init__(self, folder):
        self.folder, self.roots = folder, {}

    def read(self, path):
        full = os.path.join(self.folder, *path.split("/"))
        if ".." in path.split("/") or path.startswith("/") or not os.path.isfile(full) or os.path.islink(full):
            FAILS.append(f"{path}: no such file")
            return b""
        with open(full, "rb") as file:
            return file.read()

    def files(self):
        self.about = json.loads(self.read("datapackage.json"))
        listed = self.listed = {"datapackage.json"}
        for one in self.about["resources"]:
            data = self.read(one["path"])
            listed.add(one["path"])
            want(len(data) == one["bytes"] and "sha256:" + sha(data).hex() == one["hash"], one["path"], "another file than was listed")
        for at, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.relpath(os.path.join(at, name), self.folder).replace(os.sep, "/")
                want(path in listed, path, "a file that is not listed")
        HOLDS.append(f"{len(listed)} files")

    def ledger(self, kind):
        """The events of a log, each held against the signed root."""
        at = f"ledger/{kind}"
        text, _, lines = self.read(f"{at}/checkpoint").decode().partition("\n\n")
        text += "\n"
        name, size, encoded = text.split("\n")[:3]
        size = int(size) if re.fullmatch(r"[1-9]\d{0,7}", size) else 0
        keys = dict(line.split("+", 1) for line in self.read("ledger/keys").decode().split("\n") if line)
        key_id, _, material = keys.get(name, "+").partition("+")
        key = base64.b64decode(material)
        good = key[:1] == b"\1" and sha(name.encode() + b"\n" + key).hex()[:8] == key_id
        line = next((of for of in lines.split("\n") if of.startswith(f"\u2014 {name} ")), "   ")
        blob = base64.b64decode(line.split(" ")[2])
        good = good and blob[:4].hex() == key_id and signed(key[1:], text.encode(), blob[4:])
        want(good, f"{at}/checkpoint", "the signature does not hold")
        entries, level = [], 0
        for i in range((size + 255) // 256):
            width = min(256, size - 256 * i)
            data = self.read(tile_path(f"{at}/tile/entries", i, width))
            while data:
                end = 2 + struct.unpack(">H", data[:2])[0]
                entries, data = entries + [data[2:end]], data[end:]
        row = self.roots[kind] = [leaf(entry) for entry in entries]
        want(len(row) == size and root(row) == base64.b64decode(encoded), at, "the entries are not those of the signed root")
        while row:
            for i in range(0, len(row), 256):
                tile = row[i : i + 256]
                path = tile_path(f"{at}/tile/{level}", i // 256, len(tile))
                want(self.read(path) == b"".join(tile), path, "not the hashes of the entries")
            row, level = [root(row[i : i + 256]) for i in range(0, len(row) - 255, 256)], level + 1
        events = [dict(json.loads(entry), seq=i) for i, entry in enumerate(entries)]
        events = [dict(of["event"], seq=of["seq"]) if of.get("type") == "EventDisclosed" else of for of in events]
        HOLDS.append(f"ledger of the {kind}: {len(entries)} entries, signed by {name}")
        return [of for of in events if "data" in of]

    def rows(self, chunk, path=None, lines=None):
        """Rows of a chunk, a withheld one as its leaf hash in bytes; held against root and, where all are shown, the digest."""
        path = path or f"chunks/{chunk['file']}.ndjson"
        lines = self.read(path).split(b"\n")[:-1] if lines is None else lines
        hashes, out = [], []
        for line in lines:
            row = json.loads(line)
            hashes.append(bytes.fromhex(row) if isinstance(row, str) else leaf(line))
            out.append(hashes[-1] if isinstance(row, str) else row)
        want(len(out) == chunk["nRows"] and root(hashes).hex() == chunk["root"], path, "the rows are not those that were recorded")
        if not any(isinstance(row, bytes) for row in out):
            want(sha(b"".join(line + b"\n" for line in lines)).hex() == chunk["file"], path, "another digest than was recorded")
        return out

# the table that was scored --------------------------------------------------------------------------------------------
STATES = {"missing": 1, "n/a": 2, "insufficient": 3, "refused": 4}
WORDS = {number: word for word, number in STATES.items()}

def nodes_of(standard):
    """Breadth first: the whole, then siblings side by side, criteria before indicators."""
    nodes = [{"id": "score", "item": {"criteria": standard["criteria"]}, "parent": -1}]
    for k, node in enumerate(nodes):
        below = [] if "kind" in node["item"] else node["item"].get("criteria", []) + node["item"].get("indicators", [])
        node["children"] = range(len(nodes), len(nodes) + len(below))
        nodes += [{"id": of["id"], "item": of, "parent": k} for of in below]
    return nodes

def columns_of(standard, nodes):
    asked = [dict(node["item"], kind=node["item"].get("kind", "status")) for node in nodes[1:] if not node["children"] or "answer" in node["item"]]
    if any(item["kind"] == "derived" or item.get("use", "same") != "same" for item in asked) or "findings." in json.dumps(standard):
        raise Unknown("derived indicators, findings, or answers of other periods")
    planned = [{"id": item["id"] + ".planned", "status": item} for item in asked if item["kind"] == "status"]
    return asked + planned + [dict(item, standing=True) for item in standard["context"]]

def cell(column, answer):
    """State and value of an answer, as the engine counts them."""
    item = column.get("status", column)
    answer = {"state": "missing"} if answer is None else answer if isinstance(answer, dict) else {"value": answer}
    if "state" in answer:
        return STATES[answer["state"]], math.nan
    value = answer["value"]
    if item["kind"] == "status":
        pair = {"done": [1, 0], "planned": [0, 1], "not_done": [0, 0]}[value] if isinstance(value, str) else value
        return 0, float(pair["status" in column])
    return 0, float([of if isinstance(of, str) else of["id"] for of in item["of"]].index(value) if item["kind"] == "choice" else value)

def table_of(columns, key_of, current, period, units):
    def look(unit, column):
        found = cell(column, current.get((unit, period, key_of(column.get("status", column)))))
        return cell(column, current.get((unit, "", key_of(column)))) if found[0] == 1 and "standing" in column else found
    return {(column["id"], unit): look(unit, column) for column in columns for unit in units}

def digest_of(columns, cells, units):
    ids = [column["id"] for column in columns]
    every = [cells[column, unit] for column in ids for unit in units]
    values = b"".join(b"\0\0\0\0\0\0\xf8\x7f" if math.isnan(value) else struct.pack("<d", value) for _, value in every)
    head = json.dumps([units, ids], separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
    return sha(head + values + bytes(state for state, _ in every)).hex()

# scores ----------------------------------------------------------------------------------------------------------------
plain = lambda x: None if math.isnan(x) else round(x * 1e6) / 1e6 + 0

def condition(text, cells, unit):
    parts = re.fullmatch(r"(!?)unit\.([a-z0-9_]+)", text)
    if parts is None:
        raise Unknown(f"the condition {text}")
    value = cells[parts[2], unit][1]
    return None if math.isnan(value) else (value == 0) == bool(parts[1])

def weights_of(standard, nodes):
    """Weights as written; in a standard of points, the points of each node before any answer."""
    if "total" not in standard["scoring"]:
        if any("points" in node["item"] or "percent" in node["item"] for node in nodes):
            raise Unknown("points without scoring.total")
        return False, [float(node["item"].get("weight", 1)) for node in nodes]
    worth = [float(standard["scoring"]["total"])] * len(nodes)
    for k, node in enumerate(nodes):
        silent = [c for c in node["children"] if "points" not in nodes[c]["item"] and "percent" not in nodes[c]["item"]]
        if silent and len(silent) < len(node["children"]):
            raise Unknown(f"the points below {node['id']}")
        for c in node["children"]:
            percent = nodes[c]["item"].get("percent")
            worth[c] = nodes[c]["item"].get("points", worth[k] / len(silent) if silent else worth[k] * (percent or 0) / 100)
    return True, worth

def own_share(item, value):
    """How good an answer is, from 0 to 1."""
    kind, better, values = item.get("kind", "status"), item.get("better", "higher"), [of["value"] for of in item.get("of", [])]
    if {"per", "normalise", "treat"} & set(item) or not isinstance(better, str):
        raise Unknown(f"how {item['id']} becomes a score")
    usual = [0, max(1, len(item["rubric"]) - 1)] if kind == "rubric" else [min(values), max(values)] if values else [0, 1]
    low, high = item.get("goalposts", usual)
    value = values[int(value)] if values else value
    return min(1.0, max(0.0, (value - low if better == "higher" else high - value) / (high - low)))

def score_unit(nodes, cells, unit, scoring, points, weights):
    """Per node: score, state and, in a standard of points, the points done, planned, not done, unfilled and to be had."""
    n, how = range(len(nodes)), scoring["normalise"] if isinstance(scoring["normalise"], dict) else {"method": scoring["normalise"]}
    low, high = how.get("to", [0, 100])
    if (scoring["impute"], scoring["treat"], how["method"], scoring["dataThreshold"]) != ("none", "none", "goalposts", 0) or "screen" in scoring:
        raise Unknown("how answers are prepared")
    if not points and (scoring["aggregate"] != "arithmetic" or {"missing", "redistribute"} & set(scoring)):
        raise Unknown("how scores become one")
    state, factor, share = [cells.get((node["id"], unit), (1,))[0] for node in nodes], [1.0 for _ in n], [math.nan for _ in n]
    for k in n:
        item, up = nodes[k]["item"], nodes[k]["parent"]
        if "scoreRule" in item or (not points and {"reduce", "redistribute", "aggregate", "dataThreshold"} & set(item)):
            raise Unknown(f"the rule of {nodes[k]['id']}")
        if "appliesWhen" in item and condition(item["appliesWhen"], cells, unit) is False or (up >= 0 and state[up] == 2):
            state[k] = 2
        reduced = "reduce" in item and condition(item["reduce"]["when"], cells, unit)
        factor[k] = factor[max(up, 0)] * (float(item["reduce"]["by"]) if reduced else 1)
        share[k] = own_share(item, cells[nodes[k]["id"], unit][1]) if state[k] == 0 else math.nan
    for k in reversed(n):
        if nodes[k]["children"] and state[k] == 1 and all(state[c] == 2 for c in nodes[k]["children"]):
            state[k] = 2
    if not points:
        score = [low + (high - low) * share[k] for k in n]
        for k in reversed(n):
            there = [c for c in nodes[k]["children"] if not math.isnan(score[c]) and weights[c] > 0]
            if there and math.isnan(score[k]) and state[k] != 2:
                score[k] = sum(weights[c] * score[c] for c in there) / sum(weights[c] for c in there)
        return [(score[k], 0 if not math.isnan(score[k]) else state[k] or 1, {}) for k in n]
    worth, parts, out = [weights[k] * factor[k] for k in n], [[0.0] * 4 for _ in n], [None for _ in n]
    def scale(k, by):
        for c in nodes[k]["children"]:
            worth[c] *= by
            scale(c, by)
    for k in reversed(n):
        below = nodes[k]["children"]
        if below and abs(sum(weights[c] for c in below) - weights[k]) <= 1e-9 * max(1, weights[k]):
            worth[k] = sum(worth[c] for c in below)
    for k in reversed(n):
        below, rule = nodes[k]["children"], nodes[k]["item"].get("redistribute", scoring.get("redistribute", "proportional"))
        if all(state[c] == 2 for c in below) or state[k] == 2:
            continue
        lost, gets = sum(worth[c] for c in below if state[c] == 2), [c for c in below if state[c] != 2 and worth[c] > 0]
        kept = sum(worth[c] for c in gets)
        for c in gets if lost > 0 and rule != "none" else []:
            more = worth[c] + lost / len(gets) if rule == "equal" else worth[c] * ((kept + lost) / kept)
            scale(c, more / worth[c])
            worth[c] = more
        worth[k] = kept + (lost if gets and rule != "none" else 0)
    worth = [0.0 if state[k] == 2 else worth[k] for k in n]
    for k in reversed(n):
        below, planned = nodes[k]["children"], cells.get((nodes[k]["id"] + ".planned", unit), (1, 0.0))[1]
        if state[k] == 0:
            parts[k] = [share[k] * worth[k], planned * worth[k], max(0, 1 - share[k] - planned) * worth[k], 0.0]
        elif state[k] != 2:
            parts[k] = [sum(parts[c][j] for c in below) for j in range(4)] if below else [0.0, 0.0, 0.0, worth[k]]
        if worth[k] <= 0 and state[k] != 2:
            raise Unknown(f"{nodes[k]['id']}, which is worth nothing to {unit}")
        none = state[k] == 2 or (not below and state[k] != 0)
        score = math.nan if none else low + (high - low) * (parts[k][0] / worth[k])
        out[k] = score, state[k] if none else 0, dict(zip(("done", "planned", "notDone", "unfilled", "potential"), parts[k] + [worth[k]]))
    return out

def check_scores(standard, nodes, cells, units, cards):
    points, weights = weights_of(standard, nodes)
    results = [score_unit(nodes, cells, unit, standard["scoring"], points, weights) for unit in units]
    totals = [plain(of[0][0]) for of in results]
    graded = not standard["gates"] and not any({"holds", "requires", "after"} & set(grade) for grade in standard["grades"])
    for unit, card, total, result in zip(units, cards, totals, results):
        best = None if total is None else next((grade["id"] for grade in standard["grades"] if total >= grade["atLeast"]), None)
        rank = None if total is None else 1 + sum(other is not None and other > total for other in totals)
        pairs = [("rank", card["rank"], rank), ("score", card["score"], total), ("grade by score", card["gradeByScore"], best)]
        pairs += [("grade", card["grade"], best)] if graded else []
        for node, (score, state, parts) in zip(nodes, result):
            key = node["id"]
            pairs += [(f"score of {key}", card["scores"][key], plain(score)), (f"state of {key}", card["states"].get(key), WORDS.get(state))]
            pairs += [(f"{part} of {key}", card["points"][key][part], plain(value)) for part, value in parts.items()]
        for what, found, computed in pairs:
            want(found == computed, f"scorecards.ndjson, unit {unit}", f"{what} {found}, computed {computed}")
    HOLDS.append(f"scores and ranks of {len(units)} units{', grades' if graded else ''}")
    CANNOT.extend(["how sure ranks and grades are"] if graded else ["grades with gates or requirements", "how sure ranks and grades are"])

# the whole story -------------------------------------------------------------------------------------------------------
def answers_of(bundle, organisation, founded, shown, asks):
    """The answers of observations.csv, each held against the row of its chunk; those of other programmes may not be shown."""
    recorded, others, there = {}, set(), lambda chunk: f"chunks/{chunk['file']}.ndjson" in bundle.listed
    for of in organisation:
        data = of["data"]
        if of["type"] == "UnitsImported" and there(data["chunk"]):
            bundle.rows(data["chunk"])
        if of["type"] != "ObservationsSubmitted":
            continue
        own = data["programmeId"] == founded["programmeId"]
        others |= set() if own else {of["seq"]}
        for row in bundle.rows(data["chunk"]) if own or there(data["chunk"]) else []:
            for item, answer in zip(data["items"], row[1]) if not isinstance(row, bytes) and row[0] in shown else []:
                if answer is not None and (item.startswith(founded["slug"] + "/") or item.replace(".base", "") in asks):
                    recorded[row[0], data["period"], item, of["seq"]] = answer if isinstance(answer, dict) else {"value": answer}
    for row in csv.DictReader(bundle.read("observations.csv").decode().splitlines(keepends=True)):
        key = row["unit_id"], row["period"], row["item"], int(row["seq"])
        said = {name: row[name] for name in ("state", "source", "note") if row[name]}
        said.update({"error": float(row["error"])} if row["error"] else {})
        full = recorded.pop(key, None)
        if row["value"]:
            text = isinstance((full or {}).get("value"), str)
            said["value"] = row["value"] if text else json.loads(row["value"])
        if full is None:
            want(key[3] in others and key[2] in asks and key[0] in shown, f"observations.csv, {key}", "not in the record")
        else:
            want(repr(sorted(said.items())) == repr(sorted((k, float(v) if k == "error" else v) for k, v in full.items())), f"observations.csv, {key}", f"not {full}")
        yield key, said
    want(not recorded, "observations.csv", f"{len(recorded)} recorded answers are missing, such as {next(iter(recorded), None)}")

def main(folder):
    bundle = Bundle(folder)
    bundle.files()
    organisation, programme = bundle.ledger("organisation"), bundle.ledger("programme")
    said, founded, sizes = bundle.about["touchstone"], programme[0]["data"], {kind: len(of) for kind, of in bundle.roots.items()}
    chosen = [of for of in programme if of["type"] == "AssessmentRecorded" and of["data"]["assessmentId"] == (said["assessment"] or {}).get("id")]
    data = chosen[0]["data"] if chosen else {"cut": said["cut"], "day": "9999"}
    want(bool(chosen) == bool(said["assessment"]), "datapackage.json", "an assessment that is not in the ledger")
    for kind, logged in bundle.roots.items():
        for cut in (said["cut"], data["cut"]):
            want(root(logged[: cut[kind]["size"]]).hex() == cut[kind]["root"], f"cut of the {kind}", "not the root of so many entries")
    ended, told = [(of["data"]["unitId"], of["seq"], of["data"]["on"]) for of in programme if of["type"] == "EnrolmentEnded"], []
    gone = {leaf(json.dumps([unit]).encode()): unit for unit, _, _ in ended}
    for of in programme:
        for row in bundle.rows(of["data"]["chunk"]) if of["type"] == "UnitsEnrolled" else []:
            if want(not isinstance(row, bytes) or row in gone, "enrolments", "a unit is withheld that did not withdraw"):
                told.append((gone[row] if isinstance(row, bytes) else row[0], of["seq"], of["data"]["on"]))
    stays = lambda unit, seq, size, day: not any(of == unit and seq < at < size and on <= day for of, at, on in ended)
    live = lambda size, day: {unit for unit, seq, on in told if seq < size and on <= day and stays(unit, seq, size, day)}
    units = live(data["cut"]["programme"]["size"], data["day"])
    standards = {of["digest"]: bundle.read(f"standard/{of['version']}.json") for of in said["standards"]}
    for digest, text in standards.items():
        drafted = any(of["data"].get("digest") == digest and of["type"] in ("StandardDrafted", "StandardAdopted") for of in programme)
        want(sha(text).hex() == digest and drafted, "standard", f"not {digest}, or not recorded")
    asks = {ask for text in standards.values() for ask in re.findall(r'"asks":"([^"]+)"', text.decode())}
    answers = list(answers_of(bundle, organisation, founded, live(sizes["programme"], "9999") | units, asks))
    HOLDS.append(f"{len(answers)} answers")
    if not chosen:
        return
    current = {key[:3]: answer for key, answer in answers if key[3] < data["cut"]["organisation"]["size"]}
    lines, cards = bundle.read("scorecards.ndjson").split(b"\n")[:-1], []
    for of in programme:
        if of["type"] == "ScorecardsRecorded" and of["data"]["assessmentId"] == data["assessmentId"]:
            cards += bundle.rows(of["data"]["chunk"], "scorecards.ndjson", lines[len(cards) : len(cards) + of["data"]["chunk"]["nRows"]])
    want(len(cards) == len(lines), "scorecards.ndjson", "more rows than were recorded")
    standard = json.loads(standards[data["standard"]["digest"]])
    nodes, key_of = nodes_of(standard), lambda item: item.get("asks") or f"{founded['slug']}/{item['id']}"
    try:
        columns = columns_of(standard, nodes)
        scored = sorted(unit for unit in units if any((unit, data["period"], key_of(of)) in current for of in columns))
        want([card["unit"] for card in cards] == scored, "scorecards.ndjson", "other units than take part and have answers")
        cells = table_of(columns, key_of, current, data["period"], scored)
        if want(digest_of(columns, cells, scored) == data["inputs"], "inputs", "the answers make another table than was scored"):
            HOLDS.append(f"the table of {len(scored)} units and {len(columns)} columns")
        check_scores(standard, nodes, cells, scored, cards)
    except Unknown as what:
        CANNOT.append(f"scores: this verifier does not compute {what}")

if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, OSError, RecursionError, struct.error) as error:
        FAILS.append(f"not in the form of docs/bundle.md: {type(error).__name__}: {error}")
    print(json.dumps({"holds": not FAILS, "fails": FAILS[:100], "checked": HOLDS, "cannot": CANNOT}, indent=1))
    sys.exit(1 if FAILS else 0)
