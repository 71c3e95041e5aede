"""Writes the encoder with weights in 8 bits, and the table of pieces in 8 bits and the fast tier's.

usage: python export.py MINILM STUDENT.pt|- STATIC.npz FOLDER
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


def in_bytes(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows in 8 bits, and what each row's numbers are to be multiplied by."""
    scales = np.maximum(np.abs(table).max(1) / 127, 1e-6).astype(np.float16)
    return np.round(table / scales[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8), scales


def write_pieces(table: np.ndarray, static: str, out: Path) -> None:
    with np.load(static) as file:
        fast, fast_scales = in_bytes(file["fast"].astype(np.float32))
    pieces, scales = in_bytes(table)
    np.savez_compressed(out, pieces=pieces, scales=scales, fast=fast, fast_scales=fast_scales)


if __name__ == "__main__":
    encoder, table = pretrained(Path(sys.argv[1]))
    if sys.argv[2] != "-":
        encoder.load_state_dict(torch.load(sys.argv[2]))
    folder = Path(sys.argv[4])
    with torch.no_grad():
        write_encoder(encoder, folder / "crosslingual_encoder.onnx")
    write_pieces(table.numpy(), sys.argv[3], folder / "crosslingual_pieces.npz")
