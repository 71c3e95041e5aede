"""Writes the encoder with weights in 8 bits, and the table of pieces in 8 bits with the fast tier's weights and map.

usage: python export.py MINILM STUDENT.pt|- STATIC.npz|- FOLDER
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from minilm import LONGEST, Encoder, pretrained
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


class Alone(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        return self.encoder(words)


def write_encoder(encoder: Encoder, out: Path) -> None:
    length = torch.export.Dim("length", min=2, max=LONGEST)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        torch.onnx.export(
            Alone(encoder).eval(), (torch.randn(1, 20, 384),), plain, input_names=["words"], output_names=["vector"],
            dynamic_shapes=({1: length},), dynamo=True, external_data=False,
        )  # fmt: skip
        quantize_dynamic(plain, out, per_channel=True, weight_type=QuantType.QInt8)


def write_pieces(table: np.ndarray, static: str, out: Path) -> None:
    scales = np.maximum(np.abs(table).max(1) / 127, 1e-8)
    pieces = np.round(table / scales[:, None]).astype(np.int8)
    if static == "-":
        raise SystemExit("no static weights")
    with np.load(static) as file:
        np.savez(
            out,
            pieces=pieces,
            scales=scales.astype(np.float16),
            weights=file["weights"].astype(np.float16),
            map=file["map"].astype(np.float16),
        )


if __name__ == "__main__":
    encoder, table = pretrained(Path(sys.argv[1]))
    if sys.argv[2] != "-":
        encoder.load_state_dict(torch.load(sys.argv[2]))
    folder = Path(sys.argv[4])
    with torch.no_grad():
        write_encoder(encoder, folder / "crosslingual_encoder.onnx")
    write_pieces(table.numpy(), sys.argv[3], folder / "crosslingual_pieces.npz")
