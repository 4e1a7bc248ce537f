"""Everything a run depends on, as one frozen object.

A `Settings` is what a control edits, a preset holds, a file stores, ``--set`` changes and the trainer obeys.  A new
hyperparameter is one line here; its widget, range check, unit, help and place in saved files follow from that line.
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Mapping
from typing import Any

from wgan_desktop.core.fields import LIVE, REBUILD, Field, FieldError, Value, choice, number, table, text
from wgan_desktop.core.words import Said, joined, nearest


def _losses() -> Mapping[str, str]:
    from wgan_desktop.core.losses import LOSSES

    return {name: loss.label for name, loss in LOSSES.items()}


def _constraints() -> Mapping[str, str]:
    from wgan_desktop.core.constraints import CONSTRAINTS

    return {name: constraint.label for name, constraint in CONSTRAINTS.items()}


def _problems() -> Mapping[str, str]:
    from wgan_desktop.core.problems import PROBLEMS

    return {name: problem.label for name, problem in PROBLEMS.items()}


SEEDS = 2**29  # of more, two would share random streams, of which the CPU's generator tells 2^32 apart (`streams`)
OPTIMIZERS = {"auto": "The loss's own", "adam": "Adam", "rmsprop": "RMSprop", "sgd": "SGD"}
NOISES = {"normal": "Gaussian N(0, 1)", "uniform": "Uniform on [-1, 1]", "real": "Real points + N(0, 1)"}
COLOURS = {"auto": "As the pictures are", "grey": "Grey", "rgb": "Red, green, blue"}
FLIPS = {"none": "None", "random": "Half of them, left to right"}
UNUSABLE = {"ask": "Ask if many", "skip": "Leave out"}
NETWORKS = {"mlp": "MLP", "dcgan": "DCGAN", "resnet": "ResNet"}
GENERATOR_NETWORKS = {"same": "As the critic's", **NETWORKS}
NORMALISATIONS = {
    "on": "Batch norm, in the critic layer norm", "generator": "Batch norm in the generator alone",
    "batch": "Batch norm in both", "off": "None",
}  # fmt: skip
TAPERS = {"even": "All alike", "halving": "Halving, away from the data"}
PRECISIONS = {"auto": "Automatic", "float32": "float32", "bfloat16": "bfloat16", "float16": "float16"}
GRAPHS = {"auto": "When they match", "off": "Never"}
OUTPUTS = {"linear": "Linear", "tanh": "tanh"}
ACTIVATIONS = {
    "relu": "ReLU", "leaky_relu": "Leaky ReLU (0.2)", "tanh": "tanh", "elu": "ELU", "softplus": "Softplus",
    "silu": "SiLU", "gelu": "GELU",
}  # fmt: skip
INITIALISATIONS = {
    "fan": "PyTorch's default, U(±1/√fan-in)", "he": "He normal", "he_uniform": "He uniform", "xavier": "Xavier uniform",
    "lecun": "Normal, variance 1/fan-in", "clip_uniform": "Uniform within half the clip value",
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Settings:
    """The hyperparameters of a run.  Invalid values cannot be built through `parse` and `replace`.

    The table of fields (label, unit, range, live or rebuild, help) is ``FIELDS``.
    """

    # fmt: off
    # What is learnt
    problem: str = choice("ring8", "Problem", "The distribution the generator has to learn.", choices=_problems, group="problem", effect=REBUILD)
    points: str = text("", "Own points", "A CSV file, or the content hash under which points were kept; used by the problem “own points”.", group="problem")
    columns: str = text("", "Columns", "Names of the CSV's columns to use, separated by commas; empty: all numeric ones, reduced to two by principal components.", group="problem")
    path: str = text("", "Pictures from", "A folder of pictures, or a file of them: IDX (MNIST), LSUN's LMDB, NumPy, CIFAR; used by the problem “own pictures”.", group="problem")
    pixels: int = number(32, "Picture side", "Of the square that each picture is cropped and scaled to.", low=8, high=128, scale="log", group="problem", effect=REBUILD, unit="pixels")
    colour: str = choice("auto", "Colour", "Whether the pictures are learnt in colour.", choices=lambda: COLOURS, group="problem", effect=REBUILD)
    flips: str = choice("none", "Mirrored pictures", "Each picture is shown mirrored half of the time: right for bedrooms, wrong for digits.", choices=lambda: FLIPS, group="problem", effect=REBUILD)
    held_out: float = number(0.0, "Held-out share", "Of given points (digits, own points), the share that is never trained on, so that the panel “Held-out critic loss” can tell learning from learning by heart.", low=0.0, high=0.5, group="problem", effect=REBUILD)
    unusable: str = choice("ask", "Unusable pictures", "Pictures that cannot be read are left out. Where they are more than a tenth, you can be asked first.", choices=lambda: UNUSABLE, group="problem", effect=REBUILD)
    # The two axes of the method
    loss: str = choice("wasserstein", "Loss", "What critic and generator minimise.", choices=_losses, group="method")
    constraint: str = choice("gradient_penalty", "Constraint", "How the critic is kept Lipschitz, or regularised.", choices=_constraints, group="method")
    constraint_weight: float = number(1.0, "Constraint weight", "λ, γ or k of the penalty. It has a length scale: the heavier, the closer the critic's slope to its target.", low=0.0, high=1e4, scale="log", group="method")
    penalty_power: float = number(6.0, "Penalty power", "p of the WGAN-div penalty |∇f|^p.", low=1.0, high=12.0, group="method")
    clip: float = number(0.01, "Clip value", "Every critic parameter is clamped to [-c, c] after its step.", low=1e-6, high=100.0, scale="log", group="method")
    real_weight: float = number(1.0, "Weight of the real term", "Weighs the critic's loss on real samples; below 1 the generated ones weigh more, which tempers the critic (GAN Lab).", low=0.0, high=1.0, group="method")
    transport_order: int = number(1, "Order of the transport cost", "1: W1, 2: squared W2; used by the critic-free transport loss.", low=1, high=2, group="method")
    # The loop
    critic_steps: int = number(5, "Critic steps", "Critic updates before each generator update.", low=1, high=500, group="loop", unit="updates")
    critic_steps_burst: int = number(0, "Critic burst", "Critic updates in a burst step; 0: no bursts.", low=0, high=1000, group="loop", unit="updates")
    critic_steps_burst_until: int = number(0, "Burst until step", "Every step below this number is a burst step.", low=0, high=1_000_000, group="loop", unit="steps")
    critic_steps_burst_every: int = number(0, "Burst every", "Every so many steps one burst step; 0: never.", low=0, high=1_000_000, group="loop", unit="steps")
    batch_size: int = number(256, "Batch size", "Samples a batch, real and generated alike.", low=1, high=16384, scale="log", group="loop", unit="points", image_unit=Said("images"))
    warmup: int = number(50, "Warm-up after a switch", "Critic updates after a switch of loss or constraint, before the generator moves again.", low=0, high=5000, group="loop", unit="updates")
    # The optimisers
    optimizer: str = choice("auto", "Optimiser", "How gradients become updates; “the loss's own” follows the method (RMSprop under clipping, else Adam).", choices=lambda: OPTIMIZERS, group="optimiser")
    generator_lr: float = number(1e-3, "Generator's learning rate", "Step size of the generator's optimiser.", low=0.0, high=100.0, scale="log", group="optimiser")
    critic_lr: float = number(1e-3, "Critic's learning rate", "Step size of the critic's optimiser.", low=0.0, high=100.0, scale="log", group="optimiser")
    lr_decay: int = number(0, "Learning rates fall over", "Both learning rates fall linearly over so many steps, down to their final fraction; 0: constant.", low=0, high=10_000_000, group="optimiser", unit="steps")
    lr_floor: float = number(0.0, "Final learning-rate fraction", "The fraction of the learning rates at which their fall ends.", low=0.0, high=1.0, group="optimiser")
    beta1: float = number(0.5, "β₁", "Adam's memory of the gradient.", low=0.0, high=0.9999, group="optimiser")
    beta2: float = number(0.9, "β₂", "Adam's memory of the squared gradient; RMSprop's α.", low=0.0, high=0.99999, group="optimiser")
    ema_decay: float = number(0.0, "EMA of the generator", "Decay of an exponential moving average of the generator's weights, such as 0.999. It trains nothing; its samples are shown beside the generator's own. 0: none.", low=0.0, high=0.99999, group="optimiser")
    # The networks
    noise_dim: int = number(2, "Latent dimension", "Length of the generator's input; that of a point where the input is real points + N(0, 1).", low=1, high=512, group="networks", effect=REBUILD)
    noise: str = choice("normal", "Noise", "Distribution of the generator's input. From real points + N(0, 1) a generator without hidden layers starts as the identity: at learning rate 0 it is the fixed generator of the WGAN-GP paper's figure 1.", choices=lambda: NOISES, group="networks", effect=REBUILD)
    network: str = choice("mlp", "Network", "DCGAN and ResNet are for pictures: their widths are the channels next to the picture, and their depth follows from the picture's side.", choices=lambda: NETWORKS, group="networks", effect=REBUILD)
    generator_network: str = choice("same", "Generator's network", "Of another kind than the critic's, such as an MLP before a DCGAN's critic.", choices=lambda: GENERATOR_NETWORKS, group="networks", effect=REBUILD)
    normalisation: str = choice("on", "Normalisation", "Of a DCGAN or ResNet. A penalty on the critic's slope at each point wants no batch norm in the critic, and spectral normalisation bounds a critic without any norm.", choices=lambda: NORMALISATIONS, group="networks", effect=REBUILD)
    generator_width: int = number(128, "Generator width", "Units in each hidden layer.", low=1, high=4096, scale="log", group="networks", effect=REBUILD, unit="units")
    generator_depth: int = number(3, "Generator depth", "Number of hidden layers.", low=0, high=32, group="networks", effect=REBUILD, unit="layers")
    generator_output: str = choice("linear", "Generator output", "Last activation of the generator.", choices=lambda: OUTPUTS, group="networks", effect=REBUILD)
    critic_width: int = number(128, "Critic width", "Units in each hidden layer.", low=1, high=4096, scale="log", group="networks", effect=REBUILD, unit="units")
    critic_depth: int = number(3, "Critic depth", "Number of hidden layers.", low=0, high=32, group="networks", effect=REBUILD, unit="layers")
    taper: str = choice("even", "Layer widths", "Of an MLP: every hidden layer has the width above, or only the one next to the data, and each further one half of it, as in 784-512-256-1.", choices=lambda: TAPERS, group="networks", effect=REBUILD)
    activation: str = choice("relu", "Activation", "Of every hidden layer. ReLU and leaky ReLU take the closed-form step, the others autograd.", choices=lambda: ACTIVATIONS, group="networks", effect=REBUILD)
    initialisation: str = choice("he", "Initialisation", "How the weights start.", choices=lambda: INITIALISATIONS, group="networks", effect=REBUILD)
    # The machine and the end
    precision: str = choice("auto", "Numbers on a GPU", "What a DCGAN's or ResNet's convolutions are computed in: automatic is bfloat16 on an NVIDIA GPU that has it. Everything else, and all that is measured, is computed in float32.", choices=lambda: PRECISIONS, group="run")
    graphs: str = choice("auto", "CUDA graphs", "On an NVIDIA GPU the critic's gradient is recorded once and replayed, where that gives what the plain computation gives.", choices=lambda: GRAPHS, group="run")
    threads: int = number(1, "Threads", "Processor threads inside one operation; 1 is best for small networks.", low=1, high=64, group="run", effect=LIVE)
    seed: int = number(0, "Seed", "Of everything random in the run.", low=0, high=SEEDS - 1, group="run", effect=REBUILD)
    stop_steps: int = number(0, "Stop after", "Pause at this step; 0: never.", low=0, high=2**31 - 1, group="run", unit="steps")
    stop_seconds: float = number(0.0, "Stop after time", "Pause after so much training time; 0: never.", low=0.0, high=1e7, group="run", unit="s")
    stop_w1: float = number(0.0, "Stop below W1", "Pause when the exact W1 falls below this; 0: never.", low=0.0, high=1e6, group="run")
    # fmt: on

    @classmethod
    def parse(cls, values: Mapping[str, object], base: Settings | None = None, *, typed: bool = False) -> Settings:
        """Build settings from loose values, over ``base`` (default: the defaults).

        A command line has nothing but text for a number; a file has types: with ``typed`` text is no number.

        Raises
        ------
        SettingsError
            Naming every unknown field and every value that does not fit, all at once.
        """
        complaints: list[Complaint] = []
        parsed: dict[str, Any] = {}
        for name, value in values.items():
            field = FIELDS.get(name)
            if field is None:
                complaints.append(Complaint(name, value, Said("a field of the settings"), nearest(name, FIELDS)))
                continue
            try:
                if typed and field.kind is not str and isinstance(value, str):
                    raise FieldError(_unquoted(field, value))
                parsed[name] = field.parse(value)
            except FieldError as error:
                names = field.choices() if field.choices else ()
                complaints.append(Complaint(name, value, str(error), nearest(str(value), names)))
        if complaints:
            raise SettingsError(complaints)
        return dataclasses.replace(base or cls(), **parsed)

    def replace(self, **values: object) -> Settings:
        """A copy with some values changed, checked like `parse`."""
        return self.parse(values, base=self)

    def changes(self, new: Settings) -> dict[str, tuple[Any, Any]]:
        """The fields in which ``new`` differs: name -> (old value, new value)."""
        return {n: (getattr(self, n), getattr(new, n)) for n in FIELDS if getattr(self, n) != getattr(new, n)}

    def needs_rebuild(self, new: Settings) -> bool:
        """Whether going from here to ``new`` restarts the run."""
        return any(FIELDS[name].effect == REBUILD for name in self.changes(new))

    def differences(self) -> dict[str, Any]:
        """The fields that are not at their default: the shortest description of these settings."""
        return {name: new for name, (_, new) in Settings().changes(self).items()}


FIELDS: dict[str, Field] = table(Settings)


def change_in_words(name: str, old: Value, new: Value) -> Said:
    """What became of a field, a choice under the name it is chosen by."""
    field = FIELDS[name]
    return Said("{field}: {old} → {new}", field=Said(field.label), old=field.said(old), new=field.said(new))


@dataclasses.dataclass(frozen=True)
class Complaint:
    """One thing wrong with given settings."""

    field: str
    value: object
    allowed: str
    suggestion: str | None = None

    def __str__(self) -> str:
        value = repr(self.value)
        shown = value if len(value) <= 60 else value[:57] + "..."
        said = Said("{field} = {value}: must be {allowed}", field=self.field, value=shown, allowed=self.allowed)
        if not self.suggestion:
            return said
        return Said("{complaint}; did you mean {suggestion}?", complaint=said, suggestion=repr(self.suggestion))


class SettingsError(ValueError):
    """Settings that cannot be used.

    Attributes
    ----------
    complaints : tuple of Complaint
        Everything that is wrong with them.
    foreign : bool
        They are no settings at all: no text, or none that settings are written in.
    """

    def __init__(self, complaints: list[Complaint], *, foreign: bool = False) -> None:
        super().__init__(joined(map(str, complaints), "\n"))
        self.complaints, self.foreign = tuple(complaints), foreign

    @classmethod
    def of_file(cls, value: object, allowed: str, *, foreign: bool = False) -> SettingsError:
        """For a file, by its name or how it begins, where only what is ``allowed`` can be used."""
        return cls([Complaint("file", value, allowed)], foreign=foreign)


def _unquoted(field: Field, value: str) -> str:
    """What is allowed where a text stands for a number: that number without its quotation marks, if it would do."""
    try:
        field.parse(value)
    except FieldError:
        return field.allowed
    return Said("{allowed}, without quotation marks: {value}", allowed=field.allowed, value=value.strip()[:30])


def to_toml(settings: Settings) -> str:
    """All fields as TOML lines, in the order of the table."""
    return "".join(f"{name} = {toml_value(getattr(settings, name))}\n" for name in FIELDS)


def from_toml(source: str, base: Settings | None = None) -> Settings:
    """Read `to_toml`'s text; fields that are missing keep ``base``.

    Raises
    ------
    SettingsError
        For text that is not TOML and for every value that does not fit.
    """
    try:
        values = tomllib.loads(source.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # also numbers of 5,000 digits and 1,000 brackets
        allowed = Said("valid TOML ({error})", error=str(error))
        raise SettingsError.of_file(source[:40], allowed, foreign=True) from None
    return Settings.parse(values, base, typed=True)


def toml_value(value: object) -> str:
    """A text, a number or a truth value as TOML writes it."""
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # all that TOML escapes besides
    return repr(value)


__all__ = [
    "FIELDS", "LIVE", "REBUILD", "Complaint", "Settings", "SettingsError", "change_in_words", "from_toml", "to_toml",
    "toml_value",
]  # fmt: skip
