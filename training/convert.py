"""Treebanks → training sentences: tokens, tags, tree, names.

Names come from GUM's ``Entity=`` spans (`training.gum`), from Universal NER (`training.universal`)
and from re3d (`training.re3d`); tokens whose name label is unknown carry None and are not trained on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.gum import gum_names
from training.re3d import read_re3d
from training.sentences import OTHER, save
from training.treebanks import read_conllu
from training.universal import universal_names

HELD = 5  # one in so many documents of EWT dev is kept out of training


def main() -> None:
    """Write one JSON file a part into the folder --output."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--re3d", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    source: Path = options.treebanks
    parts = {f"gum-{s}": source / f"gum-{s}.conllu.xz" for s in ("train", "dev", "test")}
    parts |= {f"ewt-{s}": source / f"ewt-{s}.conllu.xz" for s in ("train", "dev", "test")}
    parts["pud"] = source / "pud.conllu.xz"
    for name, path in parts.items():
        documents = list(read_conllu(path))
        if name.startswith("gum"):
            for document in documents:
                for sentence in document:
                    gum_names(sentence)
        else:
            labels = source / f"uner-{name}.iob2.xz"
            if labels.exists():
                universal_names(documents, labels)
        sentences = [s for d in documents for s in d]
        named = sum(any(n not in ("O", OTHER, None) for n in s.names) for s in sentences)
        print(name, len(documents), "documents", len(sentences), "sentences", named, "with names")
        if name == "ewt-dev":  # the only hand-made names of EWT to train on: keep some unseen
            save(options.output / "ewt-held.json", documents[::HELD])
            documents = [d for at, d in enumerate(documents) if at % HELD]
        save(options.output / f"{name}.json", documents)
    save(options.output / "re3d.json", list(read_re3d(options.re3d)))


if __name__ == "__main__":
    main()
