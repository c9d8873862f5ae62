#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores every combination of ranking numbers on judged questions, best mean of MRR@10 first.

usage: tune.py TOOL 'k1=0.8,1.0 b=0.7,0.8 form=0.1,0.2' DATA:SET[:SET…] …

TOOL  relevance_tool
DATA  a data directory; SET directories of judged questions over it
The mean is over sets, each counting once. What is chosen goes into indexer/index/ranking.h.
"""
import itertools
import subprocess
import sys


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    tool, grid = sys.argv[1:3]
    names = [part.split('=')[0] for part in grid.split()]
    choices = [part.split('=')[1].split(',') for part in grid.split()]
    rows = []
    for values in itertools.product(*choices):
        numbers = [x for name, value in zip(names, values) for x in ('--number', f'{name}={value}')]
        scores = {}
        for pair in sys.argv[3:]:
            data, *sets = pair.split(':')
            out = subprocess.run([tool, '--data', data, '--set', *sets, *numbers], check=True,
                                 capture_output=True, text=True).stdout
            for line in out.splitlines():
                name, _, mrr = line.split('\t')[:3]
                scores[name] = float(mrr)
        rows.append((sum(scores.values()) / len(scores), values, scores))
    for mean, values, scores in sorted(rows, reverse=True):
        chosen = ' '.join(f'{name}={value}' for name, value in zip(names, values))
        print(f'{mean:.4f}  {chosen}  ' + ' '.join(f'{k} {v:.3f}' for k, v in scores.items()))


if __name__ == '__main__':
    main()
