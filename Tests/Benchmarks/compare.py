#!/usr/bin/env python3
"""Runs `cnn-tutor bench` and PyTorch in turn (A B A B) and prints how many times faster we are.

Only ratios of runs that stand beside each other say anything, and only on a machine with no other work:
where another program takes a core, PyTorch's threads wait for each other, and the ratios flatter us.
Called by `make bench-peers`.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch_peer.py")

# What is compared: words for people, arguments of both, arguments of PyTorch alone.
COMPARISONS = [
    ("LeNet-5, training, batch 64, against eager",
     ["train", "--batch", "64"], []),
    ("LeNet-5, inference, batch 64, against compile",
     ["infer", "--batch", "64"], ["--compile"]),
    ("LeNet-5, training, batch 1, one thread, against eager",
     ["train", "--batch", "1", "--threads", "1"], []),
    ("LeNet-5, inference, batch 1, one thread, against eager",
     ["infer", "--batch", "1", "--threads", "1"], []),
    ("homework base, training, batch 64, against eager",
     ["train", "--network", "homework_base", "--batch", "64"], []),
]


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the release build of cnn-tutor")
    parser.add_argument("python", help="a Python that has PyTorch")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs a comparison")
    parser.add_argument("--threads", type=int, default=2, help="threads of both, but for batch 1")
    return parser.parse_args()


def run(command):
    """The JSON object that a command prints, or None after a sentence on why there is none."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        return json.loads(done.stdout)
    reason = (done.stderr.strip() or "it says nothing").splitlines()[-1]
    print(f"{command[0]} {command[1]} ended with {done.returncode}: {reason}", file=sys.stderr)
    return None


def compare(words, both, peer_only, wanted):
    """Prints one comparison; False when a run failed."""
    pairs = []
    if "--threads" not in both:
        both = [*both, "--threads", str(wanted.threads)]
    for _ in range(wanted.rounds):
        ours = run([wanted.program, "bench", *both, "--json"])
        peer = run([wanted.python, PEER, *both, *peer_only])
        if ours is None or peer is None:
            return False
        pairs.append((ours, peer))
    ratios = sorted(a["imagesPerSecond"] / b["imagesPerSecond"] for a, b in pairs)
    ours = statistics.median(a["imagesPerSecond"] for a, _ in pairs)
    peer = statistics.median(b["imagesPerSecond"] for _, b in pairs)
    share = statistics.median(a["peakShare"] for a, _ in pairs)
    print(f"{words}: {statistics.median(ratios):.1f} times "
          f"({ratios[0]:.1f} to {ratios[-1]:.1f} in {len(ratios)} pairs); "
          f"{ours:,.0f} images/s, {share:.0%} of the peak; "
          f"{pairs[0][1]['peer']} {peer:,.0f} images/s", flush=True)
    return True


def main():
    wanted = parse()
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores / 2:
        print(f"The load of this machine is {load:.1f} on {cores} cores: the ratios say little. "
              "Run again when nothing else runs.", file=sys.stderr)
    results = [compare(*comparison, wanted) for comparison in COMPARISONS]
    sys.exit(0 if all(results) else 1)


main()
