"""CoNLL-U as sentences, on one that can be read by eye."""

from __future__ import annotations

import lzma
from pathlib import Path

from training.sentences import load, save
from training.treebanks import read_conllu

ROWS = """\
# newdoc id = a
# newpar
# sent_id = a-1
1-2 Don't _ _ _ _ _ _ _ _
1 Do do AUX VB _ 3 aux _ _
2 n't not PART RB _ 3 advmod _ _
3 ask ask VERB VB _ 0 root _ SpaceAfter=No|Entity=(1-event-new
3.1 me I PRON PRP _ _ _ _ _
4 ! ! PUNCT . _ 3 punct _ Entity=1)

# newdoc id = b
# sent_id = b-1
1 Oslo Oslo PROPN NNP _ 0 root _ _

"""


def test_a_treebank_is_documents_of_sentences(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(
            line if line.startswith("#") else line.replace(" ", "\t")
            for line in ROWS.splitlines(keepends=True)
        )
    ((first,), (second,)) = documents = list(read_conllu(path))
    assert first.words == ["Do", "n't", "ask", "!"]
    assert first.spaces == [False, True, False, True]
    assert first.heads == [2, 2, 2, 2]  # the root is its own head
    assert first.deps == ["aux", "advmod", "ROOT", "punct"]
    assert first.names == [None] * 4  # nobody has told them yet
    assert first.entity == ["", "", "(1-event-new", "1)"]
    assert (first.id, first.new_paragraph) == ("a-1", True)
    assert (second.words, second.new_paragraph) == (["Oslo"], False)
    save(tmp_path / "a.json", documents)
    assert load(tmp_path / "a.json") == documents
