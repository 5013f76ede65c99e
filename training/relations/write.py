"""Write the judge as the ONNX file that the package ships: python write.py STUDENT.pt PRETRAINED OUT.onnx"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
import torch
from pair_network import Student

sys.path.insert(0, str(Path(__file__).parent.parent / "quotes"))
from export import relation_model


def main(checkpoint: Path, pretrained: Path, out: Path) -> None:
    judge = Student(pretrained)
    judge.load_state_dict(torch.load(checkpoint))
    judge.eval()
    onnx.save(relation_model(judge.encoder, judge.hidden, judge.out), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
