"""What is logged of a run whose device tells late that an update was masked."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from tests.cli.conftest import lines
from tests.run.driving import SMALL
from wgan_desktop.cli.arguments import parser
from wgan_desktop.cli.log import RunLog
from wgan_desktop.cli.recorder import Recorder
from wgan_desktop.cli.request import read
from wgan_desktop.core.rows import NotFinite
from wgan_desktop.core.trainer import Trainer


def test_the_steps_before_a_masked_update_are_logged_and_no_others(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    trainer = Trainer(SMALL)
    request = read(parser("train").parse_args(["--log", str(path), "--no-progress"]))
    with RunLog(path, 1) as log:
        recorder = Recorder(trainer, request, log)
        for step in range(1, 6):
            recorder.take(trainer.step()._replace(finite=torch.tensor(step != 4)))
        with pytest.raises(NotFinite) as failure:
            recorder.flush()
    assert failure.value.step == 4
    assert [line["step"] for line in lines(path)] == [1, 2, 3]
