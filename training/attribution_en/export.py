"""Writes the trained model as two ONNX files: the encoder (weights in 8 bits) and the linker; the chains travel as metadata.

usage: python export.py CHECKPOINT FOLDER [--float]
"""

import json
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from model import NAMES, PART_COUNT, UPOS, Model
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Reading(nn.Module):
    """What the encoder says of each piece of one window: its state, and scores of the heads."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.m = model

    def forward(self, ids: Tensor, case: Tensor, state: Tensor) -> tuple[Tensor, ...]:
        x = self.m.encoder(ids, case, state, None)
        heads = torch.cat(
            [self.m.cue(x), self.m.any(x), self.m.kind(x), self.m.upos(x), self.m.names(x), self.m.spans(x)],
            -1,
        )
        return x[0], heads[0]


def export(model: Model, folder: Path, *, quantised: bool) -> None:
    t, c = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("cues", min=1, max=512)
    meta = {"steps": (model.crf.step + model.crf.mask).tolist(), "upos": UPOS, "names": NAMES}
    inputs = tuple(
        torch.ones(1, 20, dtype=torch.long) for _ in range(3)
    )  # one tensor thrice would be one input
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        torch.onnx.export(
            Reading(model).eval(),
            inputs,
            plain,
            input_names=["ids", "case", "state"],
            output_names=["states", "heads"],
            dynamic_shapes=({1: t}, {1: t}, {1: t}),
            dynamo=True,
            external_data=False,
        )
        out = folder / "attribution_en.onnx"
        if quantised:
            quantize_dynamic(plain, out, per_channel=True, weight_type=QuantType.QInt8)
        else:
            out.write_bytes(plain.read_bytes())
    described = onnx.load(out)
    onnx.helper.set_model_props(described, {"hearsay": json.dumps(meta)})
    onnx.save(described, out)
    w = torch.export.Dim("words", min=2, max=512)
    far = [torch.ones(3, 20, dtype=torch.long) for _ in range(3)]
    arguments = (torch.zeros(20, 384), torch.zeros(3, 384), torch.zeros(20, 6), *far)
    torch.onnx.export(
        model.linker.eval(),
        arguments,
        folder / "attribution_en_links.onnx",
        input_names=["words", "cues", "spans", "place", "apart", "relation"],
        output_names=["scores"],
        dynamic_shapes=({0: w}, {0: c}, {0: w}, *[{0: c, 1: w}] * 3),
        dynamo=True,
        external_data=False,
    )


if __name__ == "__main__":
    net = Model()
    net.load_state_dict(torch.load(sys.argv[1]))
    assert PART_COUNT == 4
    with torch.no_grad():
        export(net, Path(sys.argv[2]), quantised="--float" not in sys.argv)
