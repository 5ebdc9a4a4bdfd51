"""Trained weights → int8 ONNX and the tables that the parser reads beside it."""

from __future__ import annotations

import argparse
import collections
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.extract.parse.lemmas import Lemmas
from training.network import HIDDEN, VOCABULARY, Network, sizes
from training.sentences import load

INPUTS = ["pieces", "mask", "first", "shape", "prefix", "suffix"]
OUTPUTS = [
    "xpos", "upos", "start", "names", "arcs", "label_head", "label_dep",
    "told", "acts", "status", "actors", "roles",
]  # fmt: skip


def to_onnx(network: Network, path: Path) -> None:
    """Write the fp32 graph; batch, pieces and tokens are free dimensions."""
    wide, narrow = torch.ones(2, 7, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)
    axes = {k: {0: "b", 1: "t" if k in ("pieces", "mask") else "n"} for k in INPUTS}
    axes |= {k: {0: "b", 1: "n"} for k in OUTPUTS}
    axes["arcs"][2] = axes["roles"][2] = "n"
    torch.onnx.export(
        network.eval(), (wide, wide, narrow, narrow, narrow, narrow), str(path),
        input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """Dynamic int8 for the matrix products, one scale a row for the word embeddings.

    Weights in seven bits (`reduce_range`): processors without VNNI add two products of eight
    bits in sixteen, which would overflow.
    """
    quantize_dynamic(
        source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm"],
    )  # fmt: skip
    model = onnx.load(target)
    graph = model.graph
    table = next(i for i in graph.initializer if list(i.dims) == [VOCABULARY, HIDDEN])
    weights = numpy_helper.to_array(table)
    scale = np.abs(weights).max(1, keepdims=True) / 127.0
    rounded = np.clip(np.round(weights / scale), -127, 127).astype("i1")
    at, node = next(
        (k, n)
        for k, n in enumerate(graph.node)
        if n.op_type == "Gather" and n.input[0] == table.name
    )
    ids, output = node.input[1], node.output[0]
    graph.initializer.remove(table)
    graph.initializer.extend([
        numpy_helper.from_array(rounded, "words_int8"),
        numpy_helper.from_array(scale.astype("f4"), "words_scale"),
    ])  # fmt: skip
    graph.node.remove(node)
    nodes = [
        helper.make_node("Gather", ["words_int8", ids], ["words_row"]),
        helper.make_node("Cast", ["words_row"], ["words_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["words_scale", ids], ["words_row_scale"]),
        helper.make_node("Mul", ["words_float", "words_row_scale"], [output]),
    ]
    for offset, new in enumerate(nodes):
        graph.node.insert(at + offset, new)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def write_labels(network: Network, target: Path) -> None:
    """Relation scores of (dependent, head) pairs as a graph of its own, its product in int8.

    Kept out of numpy, whose BLAS would start threads of its own.
    """
    weight = network.label.detach().numpy()  # (relations, dependent, head)
    relations, size, _ = weight.shape
    constants = {
        "weight": weight.transpose(1, 0, 2).reshape(size, relations * size),
        "linear": network.label_bias.weight.detach().numpy().T,
        "bias": network.label_bias.bias.detach().numpy(),
        "shape": np.array([-1, relations, size]),
        "one": np.array([1]),
        "last": np.array([2]),
    }
    nodes = [
        helper.make_node("MatMul", ["dependent", "weight"], ["product"]),
        helper.make_node("Reshape", ["product", "shape"], ["halves"]),
        helper.make_node("Unsqueeze", ["head", "one"], ["heads"]),
        helper.make_node("Mul", ["halves", "heads"], ["both"]),
        helper.make_node("ReduceSum", ["both", "last"], ["bilinear"], keepdims=0),
        helper.make_node("Concat", ["dependent", "head"], ["pair"], axis=1),
        helper.make_node("Gemm", ["pair", "linear", "bias"], ["linear_scores"]),
        helper.make_node("Add", ["bilinear", "linear_scores"], ["scores"]),
    ]

    def value(name: str, width: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", width])

    graph = helper.make_graph(
        nodes, "labels", [value("head", size), value("dependent", size)],
        [value("scores", relations)],
        [numpy_helper.from_array(np.ascontiguousarray(v), k) for k, v in constants.items()],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, target)


PARTS = ("ewt-train", "ewt-dev", "gum-train", "pud")


def lemmas(data: Path) -> dict[str, dict[str, str] | list[str]]:
    """Verbs and adjectives of the treebanks, and the forms whose lemma the rules do not find."""
    counts: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(
        collections.Counter
    )
    sentences = [s for part in PARTS for document in load(data / f"{part}.json") for s in document]
    for s in sentences:
        for word, lemma, upos in zip(s.words, s.lemmas, s.upos, strict=True):
            if upos not in ("PROPN", "X", "SYM") and lemma != "_":
                # Headings write "National" and lemmatise it so: what stands in lower case counts.
                counts[word.lower(), upos][lemma] += 1000 if word.islower() else 1
    best = {key: c.most_common(1)[0][0] for key, c in sorted(counts.items())}
    verbs = {lemma for (_, upos), lemma in best.items() if upos in ("VERB", "AUX")}
    verbs = {v for v in verbs if v.isalpha() and v.islower()}
    adjectives = {
        lemma for (_, upos), lemma in best.items() if upos == "ADJ" and lemma == lemma.lower()
    }
    rules = Lemmas({}, frozenset(verbs), frozenset(adjectives))
    forms = {
        f"{word}|{upos}": lemma
        for (word, upos), lemma in best.items()
        if rules.by_rule(word, upos) != lemma
    }
    return {"forms": forms, "verbs": sorted(verbs), "adjectives": sorted(adjectives)}


def main() -> None:
    """Export one seed's weights into the folder --output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--run", type=Path, required=True, help="folder with tables.json and SEED.pt"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    tables = json.loads((options.run / "tables.json").read_text(encoding="utf-8"))
    network = Network(sizes(tables))
    network.load_state_dict(torch.load(options.run / f"{options.seed}.pt"))
    plain = options.run / "fp32.onnx"
    to_onnx(network, plain)
    quantise(plain, options.output / "model.onnx")
    labels = options.run / "labels.onnx"
    write_labels(network, labels)
    quantize_dynamic(
        labels, options.output / "labels.onnx", weight_type=QuantType.QInt8, per_channel=True,
        reduce_range=True, op_types_to_quantize=["MatMul"],
    )  # fmt: skip
    (options.output / "tables.json").write_text(json.dumps(tables), encoding="utf-8")
    (options.output / "lemmas.json").write_text(
        json.dumps(lemmas(options.data), ensure_ascii=False, indent=0, sort_keys=True),
        encoding="utf-8",
    )
    shutil.copy(options.backbone / "tokenizer.json", options.output)


if __name__ == "__main__":
    main()
