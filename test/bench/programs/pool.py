"""The cases of test/bench/components/case.mjs in a pool of Python's multiprocessing: <cases> <milliseconds> <processes> <folder>."""
import json
import multiprocessing
import os
import sys
import time

cases, milliseconds, processes, folder = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]


def work(case):
    end = time.perf_counter() + milliseconds / 1000
    while time.perf_counter() < end:
        pass
    output = os.path.join(folder, str(case))
    os.makedirs(output, exist_ok=True)
    with open(os.path.join(output, "result.json"), "w") as stream:
        json.dump({"seed": case}, stream)


if __name__ == "__main__":
    with multiprocessing.Pool(processes) as pool:
        for _ in pool.imap_unordered(work, range(cases)):
            pass
