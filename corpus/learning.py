"""How the encoders are trained: batches of like length, and steps down the loss."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

WARM_UP, LARGEST_STEP, DECAY = 0.1, 1.0, 0.01

Numbers = NDArray[np.int64]


def batches(lengths: Sequence[int], seed: int, size: int, pooled: int) -> Iterator[Numbers]:
    """All sentences once, by chance, ``size`` at a time.

    Of so many batches at once as ``pooled`` says those of like length are put together: little is
    padding.
    """
    generator = np.random.RandomState(seed)
    order = generator.permutation(len(lengths))
    for start in range(0, len(order), size * pooled):
        pool = order[start : start + size * pooled]
        pool = pool[np.argsort([lengths[number] for number in pool], kind="stable")]
        found = [pool[first : first + size] for first in range(0, len(pool), size)]
        yield from (found[number] for number in generator.permutation(len(found)))


def descend(
    parts: Sequence[Any],
    rates: Sequence[float],
    steps: Sequence[Numbers],
    loss_of: Callable[[Numbers], Any],
) -> None:
    """Train the ``parts``, each at its rate, by the losses of batches of sentences."""
    import torch

    parameters = [[p for p in part.parameters() if p.requires_grad] for part in parts]
    groups = [{"params": own, "lr": rate} for own, rate in zip(parameters, rates, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, list(rates), total_steps=len(steps), pct_start=WARM_UP, anneal_strategy="linear"
    )
    for number, chosen in enumerate(steps, start=1):
        loss = loss_of(chosen)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for own in parameters for p in own], LARGEST_STEP)
        optimizer.step()
        schedule.step()
        tell("batches", number, len(steps))


def half_precision() -> Any:
    """A context with sums in 16 bits, where the processor has them: imitated, they take longer."""
    import torch

    has_them = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.autocast("cpu", torch.bfloat16, enabled=has_them)


def tell(what: str, done: int, total: int) -> None:
    """Say how far it is."""
    print(f"\r{what} {done:,} of {total:,}", end="\n" if done == total else "", file=sys.stderr)
