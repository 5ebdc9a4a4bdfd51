"""The shipped weights as a point of training again, to go on from: the inverse of `training.export`.

    python -m training.unpack --weights kg/extract/weights --output RUN

writes ``0.pt`` and ``tables.json`` for ``train.py --start`` and `training.mean`. What int8 rounded away
stays away: half a step of 1/63 of the largest weight of a column, which some hundred steps of training
make good.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnx import GraphProto, numpy_helper
from torch import Tensor

from training.network import Network, sizes


def unpack(weights: Path) -> dict[str, Tensor]:
    """Parameters of `Network` by name, read from ``model.onnx`` and ``labels.onnx``."""
    network = Network(sizes(json.loads((weights / "tables.json").read_text(encoding="utf-8"))))
    state = network.state_dict()
    graph = onnx.load(weights / "model.onnx").graph
    plain = _constants(graph)
    found = {name: plain[name] for name in state if name in plain}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name, product = _parameter(node.name), _product(plain, node.input[1])
            found[name] = product.T if name.endswith(".weight") else product
    found["encoder.words.weight"] = plain["words_int8"].float() * plain["words_scale"]
    # What depends on no input was computed on export: the mix of the layers, the first of two types.
    mix = next(value for name, value in plain.items() if name.startswith("onnx::Split_"))
    first = next(value for name, value in plain.items() if name.startswith("onnx::Add_"))
    found["mix"] = mix.log()
    found["encoder.types.weight"] = first.expand_as(state["encoder.types.weight"])
    labels = _constants(onnx.load(weights / "labels.onnx").graph)
    relations, size, _ = state["label"].shape
    halves = _product(labels, "weight_quantized").reshape(size, relations, size)
    found["label"] = halves.transpose(0, 1)
    found["label_bias.weight"] = _product(labels, "linear_quantized").T
    found["label_bias.bias"] = labels["bias"]
    if found.keys() != state.keys():
        raise SystemExit(f"{weights}: other names than expected: {found.keys() ^ state.keys()}")
    return {name: found[name].reshape(old.shape).contiguous() for name, old in state.items()}


def _constants(graph: GraphProto) -> dict[str, Tensor]:
    return {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}


def _product(constants: dict[str, Tensor], quantised: str) -> Tensor:
    scale = constants[quantised.removesuffix("_quantized") + "_scale"]
    return constants[quantised].float() * scale


def _parameter(node: str) -> str:
    """``/encoder/layers.0/query/MatMul_quant`` → ``encoder.layers.0.query.weight``."""
    bare = {"/MatMul_quant": "arc", "/MatMul_2_quant": "role"}
    return bare.get(node) or node.removesuffix("/MatMul_quant")[1:].replace("/", ".") + ".weight"


def main() -> None:
    """Write the point of training into the folder --output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(unpack(options.weights), options.output / "0.pt")
    shutil.copy(options.weights / "tables.json", options.output)


if __name__ == "__main__":
    main()
