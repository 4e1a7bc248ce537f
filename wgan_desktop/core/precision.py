"""In which numbers a GPU multiplies: fewer bits for the products, float32 for parameters, losses and penalties.

What is shown and measured (`Observer`, evaluation) is always computed in float32, and so is everything on the CPU.
"""

from __future__ import annotations

import contextlib

from wgan_desktop.core import shapes
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said

FIRST_SCALE = 2.0**12  # of float16's gradients, which begin at 6e-8
GROWTH, BACK = 2 ** (1 / 2000), 0.5  # of the scale after a gradient that was finite, and after one that was not


class Precision:
    """The numbers that convolutions and matrix products are computed in.

    float16 reaches to 65,504 only, and vanishes below 6e-8: gradients by the parameters are computed of a scaled loss
    and scaled back, and where they overflow the update goes on with a gradient of zero and the scale is halved.

    Parameters
    ----------
    device : str
    dtype : torch.dtype or None
        None for those of the parameters.

    Attributes
    ----------
    scale : float or () tensor

    Source
    ------
    Micikevicius et al. 2018, Mixed Precision Training, section 3.2.
    """

    def __init__(self, device: str = "cpu", dtype: torch.dtype | None = None) -> None:
        self.device, self.dtype = device, dtype
        self.scale: float | torch.Tensor = 1.0
        if dtype == torch.float16:
            self.scale = torch.full((), FIRST_SCALE, device=device)

    def cast(self) -> contextlib.AbstractContextManager[object]:
        """Inside it products are computed in these numbers."""
        if self.dtype is None:
            return contextlib.nullcontext()
        return torch.autocast(self.device, self.dtype, cache_enabled=False)

    def unscale(self, gradient: torch.Tensor) -> None:
        """Turn the gradient of a scaled loss into that of the loss, in place, and learn the scale from it."""
        if isinstance(self.scale, torch.Tensor):
            finite = gradient.isfinite().all()
            gradient.copy_(torch.where(finite, gradient / self.scale, 0))
            self.scale.mul_(torch.where(finite, GROWTH, BACK))


def choose(settings: Settings, device: str, before: Precision | None = None) -> Precision:
    """What the settings ask for, where this device has it; the one ``before``, scale and all, where it is that."""
    if device == "cuda":
        torch.backends.cudnn.allow_tf32 = False  # float32 is float32, not TF32 with its ten bits
    numbers, _ = available(settings, device)
    dtype = None if numbers == "float32" else getattr(torch, numbers)
    same = before is not None and (before.device, before.dtype) == (device, dtype)
    return before if before is not None and same else Precision(device, dtype)


def available(settings: Settings, device: str) -> tuple[str, str]:
    """The numbers to compute in, and why they are not those that the settings name, or nothing."""
    convolutional = shapes.kinds(settings) != ("mlp", "mlp")
    wanted = settings.precision
    if wanted == "auto":
        return "bfloat16" if convolutional and device == "cuda" and _has_bfloat16() else "float32", ""
    if wanted == "float32":
        return "float32", ""
    if device != "cuda":
        return "float32", Said("{numbers} is for NVIDIA GPUs: computed in float32.", numbers=wanted)
    if not convolutional:
        return "float32", Said("{numbers} is for DCGAN and ResNet: computed in float32.", numbers=wanted)
    if wanted == "bfloat16" and not _has_bfloat16():
        return "float32", Said("This GPU has no bfloat16: computed in float32.")
    return wanted, ""


def _has_bfloat16() -> bool:
    return bool(torch.cuda.is_bf16_supported(including_emulation=False))
