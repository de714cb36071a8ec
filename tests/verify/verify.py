#!/usr/bin/env python3
"""A second verifier of open bundles, version 0: Python 3.9 or later, its standard library, and docs/bundle.md.

    python3 verify.py BUNDLE

Checks every file's digest, both ledgers with their signatures, every chunk, who takes part, every answer, the table that was
scored, and, for standards of points and of arithmetic means without conditions that it can't read, every score, rank and
grade. Exit code 0 if everything that it can check holds, 1 if something does not. It does not look at robustness, at the life
of the standard, at the register of units, or at Parquet: `touchstone verify` does.
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
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(s, a):
    out = (0, 1, 1, 0)
    while s:
        if s & 1:
            out = add(out, a)
        a, s = add(a, a), s >> 1
    return out


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if (x * x - xx) % P == 0 else x * I % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    x = x if x % 2 == sign else P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    (x1, y1, z1, _), (x2, y2, z2, _) = times(s, BASE), add(r, times(k, a))
    return (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0


# the tree, RFC 6962 ----------------------------------------------------------------------------------------------------
leaf = lambda entry: sha(b"\0" + entry)


def root(hashes):
    stack = []  # complete subtrees, each with its size
    for one in hashes:
        size = 1
        while stack and stack[-1][1] == size:
            one, size = sha(b"\1" + stack.pop()[0] + one), 2 * size
        stack.append((one, size))
    out = stack.pop()[0] if stack else sha(b"")
    while stack:
        out = sha(b"\1" + stack.pop()[0] + out)
    return out


def index_path(i):
    text = f"{i % 1000:03d}"
    while i := i // 1000:
        text = f"x{i % 1000:03d}/{text}"
    return text


class Bundle:
    def __init__(self, folder):
        self.folder = folder

    def read(self, path):
        full = os.path.join(self.folder, *path.split("/"))
        if ".." in path.split("/") or path.startswith("/") or not os.path.isfile(full) or os.path.islink(full):
            FAILS.append(f"{path}: no such file")
            return b""
        with open(full, "rb") as file:
            return file.read()

    def files(self):
        self.about = json.loads(self.read("datapackage.json"))
        listed = {"datapackage.json"}
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
        keys = dict(line.split("+", 1) for line in self.read("ledger/keys").decode().split("\n") if line)
        key_id, _, material = keys.get(name, "+").partition("+")
        key = base64.b64decode(material)
        good = key[:1] == b"\1" and sha(name.encode() + b"\n" + key).hex()[:8] == key_id
        line = next((of for of in lines.split("\n") if of.startswith(f"\u2014 {name} ")), "   ")
        blob = base64.b64decode(line.split(" ")[2])
        good = good and blob[:4].hex() == key_id and signed(key[1:], text.encode(), blob[4:])
        want(good, f"{at}/checkpoint", "the signature does not hold")
        entries, row, level = [], [], 0
        for i in range((int(size) + 255) // 256):
            width = min(256, int(size) - 256 * i)
            data = self.read(f"{at}/tile/entries/{index_path(i)}" + (f".p/{width}" if width < 256 else ""))
            while data:
                n = struct.unpack(">H", data[:2])[0]
                entries.append(data[2 : 2 + n])
                data = data[2 + n :]
        row = [leaf(entry) for entry in entries]
        want(len(row) == int(size) and root(row) == base64.b64decode(encoded), at, "the entries are not those of the signed root")
        while row:
            for i in range(0, len(row), 256):
                tile = row[i : i + 256]
                path = f"{at}/tile/{level}/{index_path(i // 256)}" + (f".p/{len(tile)}" if len(tile) < 256 else "")
                want(self.read(path) == b"".join(tile), path, "not the hashes of the entries")
            row, level = [root(row[i : i + 256]) for i in range(0, len(row) - 255, 256)], level + 1
        events = [dict(json.loads(entry), seq=i) for i, entry in enumerate(entries)]
        events = [dict(of["event"], seq=of["seq"]) if of.get("type") == "EventDisclosed" and "event" in of else of for of in events]
        self.roots = {**getattr(self, "roots", {}), kind: [leaf(entry) for entry in entries]}
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


# the table -------------------------------------------------------------------------------------------------------------
STATES = {"missing": 1, "n/a": 2, "insufficient": 3, "refused": 4}
WORDS = {number: word for word, number in STATES.items()}


def nodes_of(standard):
    """Breadth first: the whole, then siblings side by side, criteria before indicators."""
    nodes = [{"id": "score", "item": {"criteria": standard["criteria"]}, "parent": -1}]
    for k, node in enumerate(nodes):
        item = node["item"]
        below = item.get("criteria", []) + item.get("indicators", []) if "kind" not in item else []
        node["children"] = list(range(len(nodes), len(nodes) + len(below)))
        nodes += [{"id": of["id"], "item": of, "parent": k} for of in below]
    return nodes


def columns_of(standard, nodes):
    asked = [node["item"] for node in nodes[1:] if "kind" in node["item"] or node["item"].get("answer") == "status"]
    if any(item.get("kind") == "derived" for item in asked) or any("after" in grade for grade in standard["grades"]):
        raise Unknown("a derived indicator, or a grade that another comes before")
    if "findings." in json.dumps(standard):
        raise Unknown("findings")
    columns = [dict(item, role="answer", kind=item.get("kind", "status")) for item in asked]
    planned = [{"id": item["id"] + ".planned", "role": "planned", "kind": "planned"} for item in columns if item["kind"] == "status"]
    return columns + planned + [dict(item, role="context") for item in standard["context"]]


def cell(column, answer, half=0):
    """State and value of an answer, as the engine counts them."""
    if isinstance(answer, dict):
        if "state" in answer:
            return STATES[answer["state"]], math.nan
        answer = answer["value"]
    if column["kind"] == "status":
        pair = {"done": [1, 0], "planned": [0, 1], "not_done": [0, 0]}.get(answer, answer) if isinstance(answer, str) else answer
        return 0, float(pair[half])
    if column["kind"] == "choice":
        ids = [of if isinstance(of, str) else of["id"] for of in column["of"]]
        return 0, float(ids.index(answer))
    return 0, float(answer)


def table_of(standard, nodes, columns, slug, current, period, units):
    cells = {}
    for column in columns:
        of = next(c for c in columns if c["id"] == column["id"].replace(".planned", ""))
        if of.get("use", "same") not in ("same",) and not of["use"].startswith("latest within P") or of.get("use") == "mean":
            raise Unknown(f"use: {of['use']}")
        years = int((re.fullmatch(r"latest within P(\d+)Y", of.get("use", "")) or [0, 0])[1])
        if of.get("use", "same") != "same" and not (years and period.isdigit()):
            raise Unknown(f"use: {of['use']}")
        item = of.get("asks") or f"{slug}/{of['id']}"
        looks = [period] + [str(int(period) - y) for y in range(1, years + 1)] + ([""] if of["role"] == "context" else [])
        for unit in units:
            found = 1, math.nan
            for look in looks:
                answer = current.get((unit, look, item))
                state = cell(of, answer, column["kind"] == "planned") if answer is not None else (1, math.nan)
                if state[0] != 1:
                    found = state
                    break
            cells[column["id"], unit] = found
    return cells


def digest_of(columns, cells, units):
    ids = [column["id"] for column in columns]
    out = hashlib.sha256(json.dumps([units, ids], separators=(",", ":"), ensure_ascii=False).encode() + b"\n")
    every = [cells[column, unit] for column in ids for unit in units]
    out.update(b"".join(b"\0\0\0\0\0\0\xf8\x7f" if math.isnan(v) else struct.pack("<d", v) for _, v in every))
    out.update(bytes(state for state, _ in every))
    return out.hexdigest()


# scores ----------------------------------------------------------------------------------------------------------------
published = lambda x: x if math.isnan(x) else round(x * 1e6) / 1e6 + 0
plain = lambda x: None if math.isnan(x) else published(x)


def condition(text, cells, unit):
    parts = re.fullmatch(r"(!?)unit\.([a-z0-9_]+)", text)
    if parts is None:
        raise Unknown(f"the condition {text}")
    value = cells[parts[2], unit][1]
    return None if math.isnan(value) else (value == 0) == bool(parts[1])


def weights_of(standard, nodes):
    """Weights as written; in a standard of points, the points of each node before any answer."""
    if not any("points" in node["item"] or "percent" in node["item"] for node in nodes) and "total" not in standard["scoring"]:
        return False, [float(node["item"].get("weight", 1)) for node in nodes]
    sums, worth = [None] * len(nodes), [None] * len(nodes)
    for k in reversed(range(len(nodes))):
        item, below = nodes[k]["item"], [sums[c] for c in nodes[k]["children"]]
        sums[k] = item.get("points") if "points" in item or "percent" in item else sum(below) if below and None not in below else None
    worth[0] = standard["scoring"].get("total")
    for k, node in enumerate(nodes):
        has, items = worth[k], [(c, nodes[c]["item"]) for c in node["children"]]
        percents = any(item.get("percent", 0) > 0 for _, item in items)
        for c, item in items:
            worth[c] = item.get("points", has * item["percent"] / 100 if "percent" in item else None if percents else sums[c])
        silent = [c for c, _ in items if worth[c] is None]
        for c in silent if has is not None else []:
            worth[c] = has / len(silent)
    for k in reversed(range(len(nodes))):
        worth[k] = sum(worth[c] for c in nodes[k]["children"]) if worth[k] is None else worth[k]
    return True, [float(of) for of in worth]


def own_share(item, value):
    """How good an answer is, from 0 to 1."""
    kind, better = item.get("kind", "status"), item.get("better", "higher")
    if "per" in item or "normalise" in item or "treat" in item or not isinstance(better, str):
        raise Unknown(f"how {item['id']} becomes a score")
    values = [of["value"] for of in item["of"]] if kind == "choice" else []
    usual = [0, max(1, len(item.get("rubric", [0, 0])) - 1)] if kind == "rubric" else [min(values), max(values)] if values else [0, 1]
    low, high = item.get("goalposts", usual)
    value = values[int(value)] if values else value
    share = (value - low) / (high - low) if better == "higher" else (high - value) / (high - low)
    return min(1.0, max(0.0, share))


def score_unit(nodes, cells, unit, standard, points, weights):
    """Per node: score, state, and points done, planned, not done, unfilled, potential."""
    scoring, n = standard["scoring"], range(len(nodes))
    normalise = scoring["normalise"] if isinstance(scoring["normalise"], dict) else {"method": scoring["normalise"]}
    simple = scoring["impute"] == "none" and scoring["treat"] == "none" and "screen" not in scoring and scoring["dataThreshold"] == 0
    if not simple or normalise["method"] != "goalposts" or (not points and (scoring["aggregate"] != "arithmetic" or "missing" in scoring)):
        raise Unknown("how scores are made")
    low, high = normalise.get("to", [0, 100])
    state = [cells.get((node["id"], unit), (1,))[0] for node in nodes]
    factor, share = [1.0 for _ in n], [math.nan for _ in n]
    for k in n:
        item, up = nodes[k]["item"], nodes[k]["parent"]
        if "scoreRule" in item or (not points and ("reduce" in item or "redistribute" in item or "aggregate" in item)):
            raise Unknown(f"the rule of {nodes[k]['id']}")
        if "appliesWhen" in item and condition(item["appliesWhen"], cells, unit) is False or (up >= 0 and state[up] == 2):
            state[k] = 2
        factor[k] = factor[up] if up >= 0 else 1.0
        if "reduce" in item and condition(item["reduce"]["when"], cells, unit):
            factor[k] *= float(item["reduce"]["by"])
        if state[k] == 0:
            share[k] = own_share(item, cells[nodes[k]["id"], unit][1])
    for k in reversed(n):
        below = nodes[k]["children"]
        if below and state[k] == 1 and all(state[c] == 2 for c in below):
            state[k] = 2
    if not points:
        score = [low + (high - low) * share[k] for k in n]
        for k in reversed(n):
            there = [c for c in nodes[k]["children"] if not math.isnan(score[c]) and weights[c] > 0]
            if nodes[k]["children"] and math.isnan(score[k]) and state[k] != 2 and there:
                score[k] = sum(weights[c] * score[c] for c in there) / sum(weights[c] for c in there)
        return [(score[k], 0 if not math.isnan(score[k]) else state[k] or 1, None) for k in n]
    worth = [weights[k] * factor[k] for k in n]

    def scale(k, by):
        for c in nodes[k]["children"]:
            worth[c] *= by
            scale(c, by)

    for k in reversed(n):
        below = nodes[k]["children"]
        if below and abs(sum(weights[c] for c in below) - weights[k]) <= 1e-9 * max(1, weights[k]):
            worth[k] = sum(worth[c] for c in below)
    for k in reversed(n):
        below, how = nodes[k]["children"], nodes[k]["item"].get("redistribute", scoring.get("redistribute", "proportional"))
        if not below or state[k] == 2:
            continue
        lost, gets = sum(worth[c] for c in below if state[c] == 2), [c for c in below if state[c] != 2 and worth[c] > 0]
        kept = sum(worth[c] for c in gets)
        for c in gets if lost > 0 and how != "none" else []:
            more = worth[c] + lost / len(gets) if how == "equal" else worth[c] * ((kept + lost) / kept)
            scale(c, more / worth[c])
            worth[c] = more
        if any(state[c] != 2 for c in below):
            worth[k] = kept + (lost if gets and how != "none" else 0)
    worth, parts, leaves, out = [0.0 if state[k] == 2 else worth[k] for k in n], [None for _ in n], [0 for _ in n], [None for _ in n]
    for k in reversed(n):
        below = nodes[k]["children"]
        leaves[k] = sum(leaves[c] for c in below) if below else 1
        planned = cells.get((nodes[k]["id"] + ".planned", unit), (1, 0.0))[1] if state[k] == 0 else 0.0
        if state[k] == 2:
            parts[k], leaves[k] = [0.0] * 4, max(1, sum(not nodes[c]["children"] for c in below))
        elif not math.isnan(share[k]):
            parts[k] = [share[k] * worth[k], planned * worth[k], max(0, 1 - share[k] - planned) * worth[k], 0.0]
        else:
            parts[k] = [sum(parts[c][j] for c in below) for j in range(4)] if below else [0.0, 0.0, 0.0, worth[k]]
        if worth[k] <= 0 and state[k] != 2:
            raise Unknown(f"{nodes[k]['id']}, which is worth nothing to {unit}")
        none = state[k] == 2 or (not below and math.isnan(share[k]))
        score = math.nan if none else low + (high - low) * (parts[k][0] / worth[k])
        out[k] = score, 0 if not none else state[k], dict(zip(("done", "planned", "notDone", "unfilled", "potential"), parts[k] + [worth[k]]))
    return out


def check_scores(standard, nodes, cells, units, cards):
    points, weights = weights_of(standard, nodes)
    results = {unit: score_unit(nodes, cells, unit, standard, points, weights) for unit in units}
    totals = {unit: published(of[0][0]) for unit, of in results.items()}
    graded = not standard["gates"] and not any("holds" in grade or "requires" in grade for grade in standard["grades"])
    for unit, card in zip(units, cards):
        total, at = totals[unit], f"scorecards.ndjson, unit {unit}"
        rank = None if math.isnan(total) else 1 + sum(other > total for other in totals.values())
        by_score = next((grade["id"] for grade in standard["grades"] if total >= grade["atLeast"]), None)
        right = {"unit": unit, "rank": rank, "score": plain(total), "gradeByScore": by_score, **({"grade": by_score} if graded else {})}
        for key, value in right.items():
            want(card[key] == value, at, f"{key} {card[key]}, computed {value}")
        for node, (score, state, parts) in zip(nodes, results[unit]):
            key = node["id"]
            want(card["scores"][key] == plain(score), at, f"score of {key} {card['scores'][key]}, computed {plain(score)}")
            want(card["states"].get(key) == WORDS.get(state), at, f"state of {key} {card['states'].get(key)}, computed {WORDS.get(state)}")
            for part, value in (parts or {}).items():
                want(card["points"][key][part] == plain(value), at, f"{part} of {key} {card['points'][key][part]}, computed {plain(value)}")
    HOLDS.append(f"scores and ranks of {len(units)} units{', grades' if graded else ''}")
    if not graded:
        CANNOT.append("grades with gates or requirements")
    CANNOT.append("how sure ranks and grades are")


def main(folder):
    bundle = Bundle(folder)
    bundle.files()
    organisation, programme = bundle.ledger("organisation"), bundle.ledger("programme")
    said, founded = bundle.about["touchstone"], programme[0]["data"]
    for kind, logged in bundle.roots.items():
        for cut in [said["cut"]] + ([said["assessment"]["cut"]] if said["assessment"] else []):
            want(root(logged[: cut[kind]["size"]]).hex() == cut[kind]["root"], f"cut of the {kind}", "not the root of so many entries")
    assessed = next((of for of in programme if of["type"] == "AssessmentRecorded" and of["data"]["assessmentId"] == (said["assessment"] or {}).get("id")), None)
    ended = [(of["data"]["unitId"], of["seq"], of["data"]["on"]) for of in programme if of["type"] == "EnrolmentEnded"]
    gone, told = {leaf(json.dumps([unit]).encode()): unit for unit, _, _ in ended}, []
    for of in programme:
        for row in bundle.rows(of["data"]["chunk"]) if of["type"] == "UnitsEnrolled" else []:
            if want(not isinstance(row, bytes) or row in gone, "enrolments", "a unit is withheld that did not withdraw"):
                told.append((gone[row] if isinstance(row, bytes) else row[0], of["seq"], of["data"]["on"]))
    live = lambda size, day: {u for u, seq, on in told if seq < size and on <= day and not any(v == u and seq < s < size and o <= day for v, s, o in ended)}
    day, size = (assessed["data"]["day"], assessed["data"]["cut"]["programme"]["size"]) if assessed else ("9999", len(bundle.roots["programme"]))
    units = live(size, day)
    shown = live(len(bundle.roots["programme"]), "9999") | units
    for of in organisation:
        if of["type"] == "UnitsImported" and os.path.isfile(os.path.join(folder, "chunks", of["data"]["chunk"]["file"] + ".ndjson")):
            bundle.rows(of["data"]["chunk"])
    recorded, others = {}, set()
    for of in organisation:
        if of["type"] != "ObservationsSubmitted":
            continue
        own, data = of["data"]["programmeId"] == founded["programmeId"], of["data"]
        if not own:
            others.add(of["seq"])
        if not own and not os.path.isfile(os.path.join(folder, "chunks", data["chunk"]["file"] + ".ndjson")):
            continue
        for row in bundle.rows(data["chunk"]):
            for item, answer in zip(data["items"], row[1]) if not isinstance(row, bytes) and row[0] in shown else []:
                if answer is not None:
                    recorded[row[0], data["period"], item, of["seq"]] = answer
    standards = [json.loads(bundle.read(f"standard/{of['version']}.json")) for of in said["standards"]]
    for of in said["standards"]:
        want(sha(bundle.read(f"standard/{of['version']}.json")).hex() == of["digest"], f"standard {of['version']}", "another digest")
        want(any(e["data"].get("digest") == of["digest"] and e["type"] in ("StandardDrafted", "StandardAdopted") for e in programme), f"standard {of['version']}", "not the one that was recorded")
    asks = set(re.findall(r'"asks":"([^"]+)"', json.dumps(standards, separators=(",", ":"))))
    usable = lambda item: item.startswith(founded["slug"] + "/") or item.replace(".base", "") in asks
    recorded = {key: answer for key, answer in recorded.items() if usable(key[2])}
    current, seen = {}, 0
    text = bundle.read("observations.csv").decode()
    for row in csv.DictReader(text.splitlines(keepends=True)):
        key = row["unit_id"], row["period"], row["item"], int(row["seq"])
        answer = recorded.pop(key, None)
        if answer is None and not want(key[3] in others and key[2] in asks and key[0] in shown, f"observations.csv, {key}", "not in the record"):
            continue
        full = answer if isinstance(answer, dict) else {"value": answer}
        if answer is None:
            full = {"value": json.loads(row["value"])} if row["value"] else {"state": row["state"]}
        value = row["value"] if isinstance(full.get("value"), str) else json.loads(row["value"]) if row["value"] else None
        same = value == full.get("value") and (isinstance(value, bool) == isinstance(full.get("value"), bool)) and row["state"] == full.get("state", "")
        same = same and row["source"] == full.get("source", "") and row["note"] == full.get("note", "") and float(row["error"] or -1) == full.get("error", -1)
        want(same, f"observations.csv, {key}", f"another answer than was recorded: {full}")
        seen += 1
        if assessed and key[3] < assessed["data"]["cut"]["organisation"]["size"]:
            current[key[:3]] = full if "state" in full else full["value"]
    want(not recorded, "observations.csv", f"{len(recorded)} recorded answers are missing, such as {next(iter(recorded), None)}")
    HOLDS.append(f"{seen} answers")
    if assessed is None:
        return
    parts = [of["data"]["chunk"] for of in programme if of["type"] == "ScorecardsRecorded" and of["data"]["assessmentId"] == assessed["data"]["assessmentId"]]
    lines, cards = bundle.read("scorecards.ndjson").split(b"\n")[:-1], []
    for chunk in parts:
        cards += bundle.rows(chunk, "scorecards.ndjson", lines[len(cards) : len(cards) + chunk["nRows"]])
    want(len(cards) == len(lines), "scorecards.ndjson", "more rows than were recorded")
    standard = next(json.loads(bundle.read(f"standard/{of['version']}.json")) for of in said["standards"] if of["digest"] == assessed["data"]["standard"]["digest"])
    period, nodes = assessed["data"]["period"], nodes_of(standard)
    try:
        columns = columns_of(standard, nodes)
        items = {of.get("asks") or f"{founded['slug']}/{of['id']}" for of in columns}
        scored = sorted(u for u in units if any((u, period, item) in current for item in items))
        want([card["unit"] for card in cards] == scored, "scorecards.ndjson", "other units than take part and have answers")
        cells = table_of(standard, nodes, columns, founded["slug"], current, period, scored)
        if want(digest_of(columns, cells, scored) == assessed["data"]["inputs"], "inputs", "the answers make another table than was scored"):
            HOLDS.append(f"the table of {len(scored)} units and {len(columns)} columns")
        check_scores(standard, nodes, cells, scored, cards)
    except Unknown as what:
        CANNOT.append(f"scores: this verifier does not compute {what}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, OSError, RecursionError) as error:
        FAILS.append(f"not in the form of docs/bundle.md: {type(error).__name__}: {error}")
    print(json.dumps({"holds": not FAILS, "fails": FAILS[:100], "checked": HOLDS, "cannot": CANNOT}, indent=1))
    sys.exit(1 if FAILS else 0)
