"""MiniLM-L6 over vectors of words rather than their numbers, so that a foreign word may enter as a mixture of English ones."""

import hashlib
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER, LONGEST = 384, 6, 12, 1536, 128
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        # torch's fused attention is three times slower than this on the way back, on CPU in bf16
        weights = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(2, 3)
        mixed = torch.softmax(weights if mask is None else weights + mask, -1).to(v.dtype) @ v
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(b, t, WIDTH)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Vectors of words in, one vector of length 1 out."""

    def __init__(self) -> None:
        super().__init__()
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, words: Tensor, lengths: Tensor | None = None) -> Tensor:
        """`words` (n, t, 384), of which the first `lengths` count in each row; all of them where it is None."""
        x = self.norm(words + self.positions.weight[: words.shape[1]])
        if lengths is None:
            for layer in self.layers:
                x = layer(x, None)
            return F.normalize(x.float().mean(1), dim=-1)
        real = torch.arange(words.shape[1]) < lengths[:, None]
        mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        return F.normalize((x.float() * real[..., None]).sum(1) / lengths[:, None], dim=-1)


def pretrained(path: Path) -> tuple[Encoder, Tensor]:
    """The encoder with MiniLM's weights, whose hash is pinned, and the vectors of its pieces."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise ValueError(f"{path} is not the MiniLM that this was made with")
    w = {k.removeprefix("bert."): v.float() for k, v in load_file(str(path)).items()}
    positions = (
        w["embeddings.position_embeddings.weight"][:LONGEST] + w["embeddings.token_type_embeddings.weight"][0]
    )
    own = {
        "positions.weight": positions,
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
    }
    theirs = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(LAYERS):
        at = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            own[f"layers.{i}.qkv.{part}"] = torch.cat(
                [w[f"{at}attention.self.{k}.{part}"] for k in ("query", "key", "value")]
            )
            for ours, name in theirs.items():
                own[f"layers.{i}.{ours}.{part}"] = w[f"{at}{name}.{part}"]
    encoder = Encoder()
    encoder.load_state_dict(own)
    return encoder, w["embeddings.word_embeddings.weight"]
