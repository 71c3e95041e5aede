"""MiniLM-L6 (a BERT of six layers, 384 wide) with heads for cues, their parts, parts of speech, dependencies and names.

The cue is the pivot: for each cue the linker tags the words of the window as its source, content, addressee or medium, so that
nested and shared parts and "no source" need no assignment. Dependencies (biaffine, Dozat and Manning 2017) only teach the encoder.
"""

import hashlib
from pathlib import Path

import torch
import torch.nn.functional as F
from crf import Crf
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, LONGEST = 384, 6, 12, 1536, 30522, 512
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
NAMES = ["O", *(f"{edge}-{sort}" for sort in ("PER", "ORG", "LOC") for edge in "BI")]
DEPS = [
    "ROOT",
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "vocative",
    "xcomp",
]
# distances to the cue: exact to 12 words, then by ever longer steps; and sentences apart
PLACES, SENTENCES, RELATIONS = 41, 7, 8
PART_COUNT = 4


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
    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.case = nn.Embedding(5, WIDTH)
        self.state = nn.Embedding(5, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.state.weight)

    def forward(self, ids: Tensor, case: Tensor, state: Tensor, mask: Tensor | None) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.case(case) + self.state(state)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def start(self, path: Path) -> None:
        """Takes over the pretrained weights, whose hash is pinned."""
        if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
            raise ValueError(f"{path} is not the MiniLM that this was made with")
        w = {k.removeprefix("bert."): v.float() for k, v in load_file(str(path)).items()}
        own = {
            "words.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
            "case.weight": self.case.weight.data,
            "state.weight": self.state.weight.data,
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
            for end in ("weight", "bias"):
                own[f"layers.{i}.qkv.{end}"] = torch.cat(
                    [w[f"{at}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
                )
                own.update(
                    {f"layers.{i}.{mine}.{end}": w[f"{at}{name}.{end}"] for mine, name in theirs.items()}
                )
        self.load_state_dict(own)


class Linker(nn.Module):
    """For each cue scores over (outside, begin, inside) of each part for each word: a perceptron over both, and a product."""

    def __init__(self, hidden: int = 256, rank: int = 48) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, hidden)
        self.cue = nn.Linear(WIDTH, hidden, bias=False)
        self.place = nn.Embedding(PLACES, hidden)
        self.apart = nn.Embedding(SENTENCES, hidden)
        self.relation = nn.Embedding(RELATIONS, hidden)
        self.score = nn.Linear(hidden, 3 * PART_COUNT)
        self.trust = nn.Parameter(torch.tensor(0.3))
        self.key = nn.Linear(WIDTH, rank)
        self.query = nn.Linear(WIDTH, rank * 3 * PART_COUNT)
        self.rank = rank
        nn.init.normal_(self.place.weight, std=0.02)
        nn.init.normal_(self.apart.weight, std=0.02)
        nn.init.normal_(self.relation.weight, std=0.02)

    def forward(
        self, words: Tensor, cues: Tensor, spans: Tensor, place: Tensor, apart: Tensor, relation: Tensor
    ) -> Tensor:
        """Words (T, width) or (C, T, width), cues (C, width), spans (T, 6) or (C, T, 6), the others (C, T): scores (C, T, 12).

        `spans` are the scores of source and content without a cue: where one begins and ends; the cue tells whose it is.
        """
        return self.link(self.word(words), self.key(words), cues, spans, place, apart, relation)

    def link(
        self,
        seen: Tensor,
        key: Tensor,
        cues: Tensor,
        spans: Tensor,
        place: Tensor,
        apart: Tensor,
        relation: Tensor,
    ) -> Tensor:
        """The same, of words that are projected already."""
        where = self.place(place) + self.apart(apart) + self.relation(relation)
        hidden = torch.relu(seen + self.cue(cues).unsqueeze(-2) + where)
        query = self.query(cues).view(cues.shape[0], 3 * PART_COUNT, self.rank)
        scores = self.score(hidden) + key @ query.transpose(1, 2) * self.rank**-0.5
        return scores + F.pad(self.trust * spans, (0, 3 * PART_COUNT - 6))


class Model(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.cue = nn.Linear(WIDTH, 3)  # outermost cues
        self.any = nn.Linear(WIDTH, 3)  # all cues
        self.kind = nn.Linear(WIDTH, 1)
        self.spans = nn.Linear(WIDTH, 6)  # source and content whoever's they are
        self.linker = Linker()
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.arc_from = nn.Linear(WIDTH, 192)
        self.arc_to = nn.Linear(WIDTH, 192)
        self.arc = nn.Parameter(torch.eye(192) * 0.05)
        self.arc_bias = nn.Linear(192, 1)
        self.rel_from = nn.Linear(WIDTH, 64)
        self.rel_to = nn.Linear(WIDTH, 64)
        self.rel = nn.Linear(64, 64 * len(DEPS), bias=False)
        self.rel_both = nn.Linear(128, len(DEPS))
        self.crf = Crf(1 + PART_COUNT)
