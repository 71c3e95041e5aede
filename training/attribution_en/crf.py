"""A linear-chain CRF over outside, begin, inside (Lafferty, McCallum and Pereira 2001); "inside" follows no "outside"."""

import torch
from torch import Tensor, nn

NEVER = -1e4


class Crf(nn.Module):
    """`kinds` independent chains of three labels, each with transitions of its own."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.step = nn.Parameter(torch.zeros(kinds, 3, 3))
        self.register_buffer("mask", torch.tensor([[0, 0, NEVER], [0, 0, 0], [0, 0, 0]], dtype=torch.float))
        self.register_buffer("first", torch.tensor([0, 0, NEVER], dtype=torch.float))

    def loss(self, scores: Tensor, labels: Tensor, kind: Tensor, present: Tensor) -> Tensor:
        """Negative log-likelihood of each chain: scores (N, T, 3), labels (N, T), kind (N), present (N, T) a prefix each."""
        step = (self.step + self.mask)[kind]  # N, 3, 3
        n, t, _ = scores.shape
        rows = torch.arange(n)
        gold = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
        moves = step[rows.unsqueeze(1), labels[:, :-1], labels[:, 1:]]
        gold = (gold * present).sum(1) + (moves * present[:, 1:]).sum(1)
        alpha = scores[:, 0] + self.first
        for i in range(1, t):
            after = torch.logsumexp(alpha.unsqueeze(2) + step, 1) + scores[:, i]
            alpha = torch.where(present[:, i : i + 1] > 0, after, alpha)
        return torch.logsumexp(alpha, 1) - gold
