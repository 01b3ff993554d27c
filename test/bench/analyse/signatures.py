"""Seconds of CPU that datasketch and rensa take for the signatures of texts: one JSON array of texts on standard input,
one JSON object on standard output. Signatures of 128 permutations over runs of four words, as ours are of four words.
"text" counts everything from the text on; "kernel" only what follows the runs of words, as bytes and strings ready."""

import json
import re
import sys
from time import process_time

ROUNDS = 3
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[at : at + 4]) for at in range(max(1, len(words) - 3))}


def datasketch(runs):
    from datasketch import MinHash

    return lambda given: MinHash(num_perm=128).update_batch(given), [[one.encode() for one in run] for run in runs]


def rensa(runs):
    from rensa import RMinHash

    return lambda given: RMinHash(num_perm=128, seed=42).update(given), [list(run) for run in runs]


def fastest(work):
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def main():
    texts = json.load(sys.stdin)
    cut = fastest(lambda: [shingles(text) for text in texts])
    runs = [shingles(text) for text in texts]
    found = {}
    for name, make in (("datasketch", datasketch), ("rensa", rensa)):
        try:
            sign, ready = make(runs)
        except ImportError as error:
            found[name] = {"missing": str(error)}
            continue
        kernel = fastest(lambda: [sign(given) for given in ready])
        found[name] = {"kernel": kernel, "text": kernel + cut}
    json.dump(found, sys.stdout)


main()
