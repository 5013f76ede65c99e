"""Write a checkpoint as the ONNX files that the package ships: python export.py CHECKPOINT FOLDER [last|mean]

The encoder's graph is written by hand with onnxruntime's fused operators: the traced one spent two thirds of its time
outside the matrix products. Its weights are int8 by output channel, activations are quantised as they come.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from network import FARTHEST, HEADS, HIDDEN, LAYERS, ROLE_WIDTH, ROLES, Encoder, Tagger
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from copydesk.encoder import WINDOW_PIECES

OPSET, IR_VERSION = 17, 8
FUSED = "com.microsoft"
EPSILON = 1e-12
PLACES = (1, "places")


class Graph:
    """Nodes and weights as they are added; every method returns the name of what it computes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        self, kind: str, inputs: list[str], name: str, domain: str = "", outputs: int = 1, **attributes: object
    ) -> str:
        names = [name] if outputs == 1 else [f"{name}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, domain=domain, **attributes))
        return names[0]

    def product(self, x: str, weight: torch.Tensor, bias: torch.Tensor, name: str) -> str:
        """x times an int8 matrix, plus a bias."""
        matrix = weight.detach().numpy().T
        scale = np.abs(matrix).max(0) / 127
        scale[scale == 0] = 1
        whole = np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)
        inputs = [
            x,
            self.constant(f"{name}.weight", whole),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self.constant(f"{name}.bias", bias.detach().numpy()),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, FUSED)

    def looked_up(self, table: torch.Tensor, index: str, name: str) -> str:
        """Rows of an int8 table, as floats."""
        values = table.detach().numpy()
        whole = self.constant(f"{name}.table", np.rint(values / _scale(values)).astype(np.int8))
        return self.scaled(self.node("Gather", [whole, index], f"{name}.rows"), table, name)

    def scaled(self, rows: str, table: torch.Tensor, name: str) -> str:
        """Int8 rows of a table, as floats."""
        inputs = [
            rows,
            self.constant(f"{name}.scale", np.array(_scale(table.detach().numpy()))),
            self.constant(f"{name}.zero", np.array(0, np.int8)),
        ]
        return self.node("DequantizeLinear", inputs, name)


def encoder_model(tagger: Tagger) -> onnx.ModelProto:
    """One window in (ids and features, [1, places]), one vector a place out; no padding, so no mask."""
    graph = Graph()
    _encoded(graph, tagger.encoder, graph.looked_up(tagger.encoder.word.weight, "ids", "word"), "ids")
    outputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, [*PLACES, HIDDEN])]
    made = helper.make_graph(graph.nodes, "encoder", [_whole("ids"), _whole("feat")], outputs, graph.weights)
    return _model(made)


def bare_encoder_model(encoder: Encoder) -> onnx.ModelProto:
    """The same without the words' table: `rows` of `words_table` and features in, one vector a place out."""
    graph = Graph()
    _encoded(graph, encoder, graph.scaled("rows", encoder.word.weight, "word"), "feat")
    outputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, [*PLACES, HIDDEN])]
    return _model(helper.make_graph(graph.nodes, "encoder", [_rows(), _whole("feat")], outputs, graph.weights))


def relation_model(encoder: Encoder, hidden: nn.Linear, out: nn.Linear) -> onnx.ModelProto:
    """Two sentences in one window to what they are to one another.

    `rows` of `words_table`, `feat` 0 on the first sentence and 1 on the second, and `sides` [1, 2, places], whose rows
    average the places of each, in; [1, 1, relations] out.
    """
    graph = Graph()
    x = _encoded(graph, encoder, graph.scaled("rows", encoder.word.weight, "word"), "feat")
    means = graph.node("MatMul", ["sides", x], "means")
    first, second = (
        graph.node("Gather", [means, graph.constant(f"side{n}", np.array([n]))], f"mean{n}", axis=1) for n in (0, 1)
    )
    mark = graph.node("Gather", [x, graph.constant("mark", np.array([0]))], "marked", axis=1)
    apart = graph.node("Abs", [graph.node("Sub", [first, second], "less")], "apart")
    both = graph.node("Mul", [first, second], "both")
    z = graph.node("Concat", [mark, first, second, apart, both], "beside", axis=-1)
    z = graph.node("Gelu", [graph.product(z, hidden.weight, hidden.bias, "hidden")], "gelu", FUSED)
    weight = graph.constant("out.weight", out.weight.detach().numpy().T)
    scores = graph.node("MatMul", [z, weight], "scored")
    graph.node("Add", [scores, graph.constant("out.bias", out.bias.detach().numpy())], "relation")
    sides = helper.make_tensor_value_info("sides", TensorProto.FLOAT, [1, 2, "places"])
    outputs = [helper.make_tensor_value_info("relation", TensorProto.FLOAT, [1, 1, out.out_features])]
    inputs = [_rows(), _whole("feat"), sides]
    return _model(helper.make_graph(graph.nodes, "relation", inputs, outputs, graph.weights))


def words_table(encoder: Encoder) -> NDArray[np.int8]:
    """The words' vectors as the int8 table that bare encoders are fed from; each knows its scale."""
    values = encoder.word.weight.detach().numpy()
    return np.asarray(np.rint(values / _scale(values)), np.int8)


def _scale(values: NDArray[np.float32]) -> np.float32:
    return np.float32(np.abs(values).max() / 127)


def _whole(name: str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, list(PLACES))


def _rows() -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info("rows", TensorProto.INT8, [*PLACES, HIDDEN])


def _encoded(graph: Graph, encoder: Encoder, x: str, along: str) -> str:
    """Words to their vectors in context; `along` is any input that is as long as the window."""
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    length = graph.node("Gather", [graph.node("Shape", [along], "shape"), one], "length")
    positions = graph.constant("positions", encoder.position.weight.detach().numpy()[:WINDOW_PIECES])
    positions = graph.node("Slice", [positions, zero, length, zero], "position")
    x = graph.node("Add", [x, positions], "placed")
    features = graph.constant("features", encoder.feature.weight.detach().numpy())
    x = graph.node("Add", [x, graph.node("Gather", [features, "feat"], "feature")], "featured")
    norm = [graph.constant(f"norm.{end}", getattr(encoder.norm, end).detach().numpy()) for end in ("weight", "bias")]
    x = graph.node("LayerNormalization", [x, *norm], "embedded", axis=-1, epsilon=EPSILON)
    for number, layer in enumerate(encoder.layers):
        name = f"layer{number}"
        attention = layer.attention
        parts = zip(attention.qkv.weight.chunk(3), attention.qkv.bias.chunk(3), "qkv", strict=True)
        inputs = [graph.product(x, weight, bias, f"{name}.{part}") for weight, bias, part in parts]
        mixed = graph.node("MultiHeadAttention", inputs, f"{name}.mixed", FUSED, num_heads=HEADS)
        mixed = graph.product(mixed, attention.out.weight, attention.out.bias, f"{name}.out")
        x = _skip_norm(graph, x, mixed, layer.attention_norm, f"{name}.attended")
        wide = graph.product(x, layer.widen.weight, layer.widen.bias, f"{name}.widen")
        wide = graph.node("Gelu", [wide], f"{name}.gelu", FUSED)
        narrow = graph.product(wide, layer.narrow.weight, layer.narrow.bias, f"{name}.narrow")
        x = _skip_norm(graph, x, narrow, layer.output_norm, "x" if number == LAYERS - 1 else f"{name}.done")
    return x


def _skip_norm(graph: Graph, x: str, added: str, norm: torch.nn.LayerNorm, name: str, epsilon: float = EPSILON) -> str:
    """Sum and norm apart: onnxruntime's fused operator for both takes five times as long on a CPU."""
    scale = graph.constant(f"{name}.scale", norm.weight.detach().numpy())
    shift = graph.constant(f"{name}.shift", norm.bias.detach().numpy())
    total = graph.node("Add", [added, x], f"{name}.sum")
    return graph.node("LayerNormalization", [total, scale, shift], name, axis=-1, epsilon=epsilon)


def tags_model(tagger: Tagger) -> onnx.ModelProto:
    """Vectors to the three tag sets, in floats: a millionth of the work."""
    linear = tagger.tags.tags
    weights = [
        numpy_helper.from_array(np.ascontiguousarray(linear.weight.detach().numpy().T), "weight"),
        numpy_helper.from_array(linear.bias.detach().numpy(), "bias"),
    ]
    nodes = [
        helper.make_node("MatMul", ["x", "weight"], ["scored"]),
        helper.make_node("Add", ["scored", "bias"], ["tag"]),
    ]
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, "places", HIDDEN])
    tag = helper.make_tensor_value_info("tag", TensorProto.FLOAT, [1, "places", linear.out_features])
    return _model(helper.make_graph(nodes, "tags", [x], [tag], weights))


def _model(graph: onnx.GraphProto) -> onnx.ModelProto:
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="copydesk")


def roles_model(tagger: Tagger) -> onnx.ModelProto:
    """Paragraphs [row, place, hidden] and cues in; for each cue the roles of its paragraph's places out.

    `row`, `first` and `last` say where a cue stands, `distance` [cue, place] holds the log-distance bucket of each
    place, `mask` [cue, place] is 1 for words and 0 for padding.
    """
    graph, roles = Graph(), tagger.roles
    own = graph.node(
        "Gather", [graph.product("x", roles.piece.weight, roles.piece.bias, "pieces"), "row"], "own", axis=0
    )
    own, scaled = _halves(graph, own, "own")
    ends = [_vectors_at(graph, end) for end in ("first", "last")]
    cue = graph.node("Concat", ends, "ends", axis=-1)
    cue = graph.node("MatMul", [cue, graph.constant("cue.weight", roles.cue.weight.detach().numpy().T)], "cue.product")
    cue = graph.node("Add", [cue, graph.constant("cue.bias", roles.cue.bias.detach().numpy())], "cue")
    added, scaling = _halves(
        graph, graph.node("Unsqueeze", [cue, graph.constant("middle", np.array([1]))], "cues"), "cue"
    )
    table = roles.distance.weight.detach().clone()
    table[FARTHEST] += roles.in_cue.detach()  # distance 0 is the cue itself
    near = graph.node("Gather", [graph.constant("table", table.numpy()), "distance"], "near")
    z = graph.node("Add", [own, near], "z0")
    z = graph.node("Add", [z, added], "z1")
    z = graph.node("Add", [z, graph.node("Mul", [scaled, scaling], "gated")], "z2")
    kept = graph.node("Unsqueeze", ["mask", graph.constant("last_axis", np.array([2]))], "kept")
    z = graph.node("Mul", [graph.node("Gelu", [z], "z3", FUSED), kept], "z4")
    z = _convolved(graph, z, roles.near, roles.near_norm, "near")
    attention = roles.attention
    parts = zip(attention.qkv.weight.chunk(3), attention.qkv.bias.chunk(3), "qkv", strict=True)
    inputs = [graph.product(z, weight, bias, f"attention.{part}") for weight, bias, part in parts]
    padding = graph.node("Cast", ["mask"], "padding", to=TensorProto.INT32)
    mixed = graph.node("MultiHeadAttention", [*inputs, "", padding], "mixed", FUSED, num_heads=attention.heads)
    mixed = graph.product(mixed, attention.out.weight, attention.out.bias, "attended")
    z = graph.node("Mul", [graph.node("Add", [z, mixed], "z5"), kept], "z6")
    z = _convolved(graph, z, roles.edges, roles.edges_norm, "edges")
    out = graph.node("MatMul", [z, graph.constant("out.weight", roles.out.weight.detach().numpy().T)], "out.product")
    graph.node("Add", [out, graph.constant("out.bias", roles.out.bias.detach().numpy())], "role")
    inputs_ = [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", "places", HIDDEN])]
    inputs_ += [helper.make_tensor_value_info(name, TensorProto.INT64, ["cues"]) for name in ("row", "first", "last")]
    inputs_.append(helper.make_tensor_value_info("distance", TensorProto.INT64, ["cues", "places"]))
    inputs_.append(helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["cues", "places"]))
    outputs = [helper.make_tensor_value_info("role", TensorProto.FLOAT, ["cues", "places", ROLES])]
    return _model(helper.make_graph(graph.nodes, "roles", inputs_, outputs, graph.weights))


def _halves(graph: Graph, x: str, name: str) -> tuple[str, str]:
    half = graph.constant(f"{name}.half", np.array([ROLE_WIDTH, ROLE_WIDTH]))
    graph.node("Split", [x, half], f"{name}.halves", outputs=2, axis=-1)
    return f"{name}.halves_0", f"{name}.halves_1"


def _vectors_at(graph: Graph, end: str) -> str:
    axis = graph.constant(f"{end}.axis", np.array([1]))
    parts = [graph.node("Unsqueeze", [name, axis], f"{end}.{name}") for name in ("row", end)]
    return graph.node("GatherND", ["x", graph.node("Concat", parts, f"{end}.index", axis=-1)], f"{end}.vectors")


def _convolved(graph: Graph, z: str, convolution: torch.nn.Conv1d, norm: torch.nn.LayerNorm, name: str) -> str:
    """norm(z + gelu(convolution(z))): five neighbours side by side and one int8 product."""
    width = convolution.kernel_size[0]
    reach = width // 2
    pads = graph.constant(f"{name}.pads", np.array([0, reach, 0, 0, reach, 0]))
    padded = graph.node("Pad", [z, pads], f"{name}.padded")
    axis = graph.constant(f"{name}.axis", np.array([1]))
    shifted = []
    for shift in range(width):
        start = graph.constant(f"{name}.start{shift}", np.array([shift]))
        stop = graph.constant(f"{name}.stop{shift}", np.array([shift - width + 1 or 2**31]))
        shifted.append(graph.node("Slice", [padded, start, stop, axis], f"{name}.shifted{shift}"))
    beside = graph.node("Concat", shifted, f"{name}.beside", axis=-1)
    weight = convolution.weight.permute(0, 2, 1).reshape(convolution.out_channels, -1)
    mixed = graph.node(
        "Gelu", [graph.product(beside, weight, convolution.bias, f"{name}.mixed")], f"{name}.gelu", FUSED
    )
    return _skip_norm(graph, z, mixed, norm, f"{name}.done", torch.nn.LayerNorm(1).eps)


def main(checkpoint: Path, folder: Path, which: str = "mean") -> None:
    tagger = Tagger()
    tagger.load_state_dict(torch.load(checkpoint)[which])
    tagger.eval()
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_model(tagger), folder / "encoder.onnx")
    onnx.save(tags_model(tagger), folder / "quote_tags.onnx")
    onnx.save(roles_model(tagger), folder / "quote_roles.onnx")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
