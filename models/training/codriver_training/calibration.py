"""How sure the network really is: the weight of each evidence, thresholds, and the curve of risk over coverage."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from .examples import Example, frame
from .losses import Room
from .net import Net
from .reading import EVIDENCE, read

# Most false actions on talk that isn't for the car, and most answers to it: a needless answer is a nuisance, it moves nothing.
ALLOWED = 0.005
ANSWERED = 0.01
# Most questions about talk that isn't for the car, and the confidence below which a wish isn't worth a question.
MAY_ASK = 0.03
WORTH_ASKING = 0.3


def calibrate(net: Net, room: Room, known: list[Example], strangers: list[Example]) -> tuple[dict, list]:
    """Weighs the evidence and sets thresholds on validation: `act` keeps false actions under ALLOWED, `answer` needless answers
    under ANSWERED, and below them `ask` keeps questions under MAY_ASK.

    Weights are a logistic regression of "this frame is right and meant for the car"; the curve and the thresholds come from
    scores of sentences that the weights were not fitted on (five folds).
    """
    reads = read(net, room, [*known, *strangers])
    gold = [*known, *strangers]
    rows = [(r, e) for r, e in zip(reads, gold, strict=True) if r.example.act == "wish"]
    evidence = torch.tensor([r.evidence for r, _ in rows])
    right = torch.tensor([float(e.act == "wish" and frame(r.example) == frame(e)) for r, e in rows])
    strange = torch.tensor([e.act in ("talk", "other") for _, e in rows])
    scores = torch.zeros(len(rows))
    for fold in torch.randperm(len(rows), generator=torch.Generator().manual_seed(1)).chunk(5):
        kept = torch.ones(len(rows), dtype=torch.bool)
        kept[fold] = False
        weights = _fit(evidence[kept], right[kept], strange[kept])
        scores[fold] = (evidence[fold] @ weights[:-1] + weights[-1]).sigmoid()
    weights = _fit(evidence, right, strange)
    wishes = sum(e.act == "wish" for e in gold)
    quiet = sum(e.act in ("talk", "other") for e in gold)
    curve = _curve(scores[~strange], right[~strange], wishes)
    asks = torch.tensor([all(w.operation == "query" for w in r.example.wants) for r, _ in rows])
    act = _threshold(scores[strange & ~asks], quiet * ALLOWED, 0.5)
    ask = min(act, max(WORTH_ASKING, _threshold(scores[strange], quiet * MAY_ASK, 0)))
    answer = max(ask, _threshold(scores[strange & asks], quiet * ANSWERED, 0))
    trust = {name: round(float(w), 5) for name, w in zip((*EVIDENCE, "bias"), weights, strict=True)}
    taken = ~strange & (scores >= torch.where(asks, answer, act))
    settings = {
        "temperature": {"act": 1.0, "wish": 1.0},
        "thresholds": {"act": round(act, 3), "answer": round(answer, 3), "ask": round(ask, 3)},
        "trust": trust,
        "strangers": {"sentences": quiet, "taken for wishes": int(strange.sum())},
        "coverage": round(float(taken.sum()) / wishes, 4),
        "right": round(float(right[taken].mean()), 4),
    }
    return settings, curve


def _threshold(strangers: torch.Tensor, allowed: float, least: float) -> float:
    """The confidence that at most so many strangers exceed; `least` when there aren't even that many."""
    ranked = strangers.sort(descending=True).values.tolist()
    return ranked[int(allowed)] + 1e-3 if len(ranked) > int(allowed) else least


def _fit(evidence: torch.Tensor, right: torch.Tensor, strange: torch.Tensor) -> torch.Tensor:
    """Weights and, last, the bias of a logistic regression; strangers count thrice, since they are few and matter most."""
    mean, spread = evidence.mean(0), evidence.std(0).clamp(min=1e-3)
    scaled = (evidence - mean) / spread
    weights = torch.zeros(evidence.shape[1] + 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200)
    importance = torch.where(strange, 3.0, 1.0)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        logits = scaled @ weights[:-1] + weights[-1]
        loss = F.binary_cross_entropy_with_logits(logits, right, weight=importance) + 0.003 * weights[:-1].pow(2).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    plain = weights.detach()[:-1] / spread
    return torch.cat([plain, (weights.detach()[-1] - plain @ mean)[None]])


def _curve(scores: torch.Tensor, right: torch.Tensor, wishes: int) -> list[tuple[float, float, float]]:
    """Coverage, risk and score, in forty steps."""
    order = scores.argsort(descending=True)
    good = right[order].cumsum(0)
    step = max(1, len(order) // 40)
    return [
        (i / wishes, 1 - float(good[i - 1]) / i, float(scores[order[i - 1]])) for i in range(step, len(order) + 1, step)
    ]
