#!/usr/bin/env python3
"""Scores `eval speech` on the coffee orders: intent, slots and whole sentences.

usage: score_coffee.py MANIFEST.jsonl OUT.jsonl   (OUT's ids are the manifest's file names)
A slot is right when its words are the gold's; an order is right when its intent and all its slots are, and no more.
"""
import json
import sys


def words(text):
    return " ".join(text.split())


gold = {}
for line in open(sys.argv[1]):
    record = json.loads(line)
    if record["set"] == "coffee":
        gold[record["file"]] = {k: words(v) for k, v in record["gold"]["slots"].items()}

orders = right_intent = right_order = slots = right_slots = extra = 0
for line in open(sys.argv[2]):
    out = json.loads(line)
    want = gold[out["id"]]
    got = {}
    for utterance in out["utterances"]:
        for action in utterance["actions"]:
            if utterance["decision"] == "act":
                got.update({k: words(v) for k, v in action["slots"].items()})
    orders += 1
    right_intent += bool(got)
    right = sum(got.get(k) == v for k, v in want.items())
    slots += len(want)
    right_slots += right
    extra += sum(k not in want for k in got)
    if got == want:
        right_order += 1
    else:
        print("wrong:", want, "got:", got, "heard:", [u["text"] + " (" + u["reason"] + ")" for u in out["utterances"]])
print(f"orders {orders}; acted on {right_intent}; slots right {right_slots} of {slots}, {extra} too many; "
      f"whole orders right {right_order} of {orders}")
