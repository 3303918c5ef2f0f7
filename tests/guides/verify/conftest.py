"""What tests of the proof share."""

import pytest

from guides import stored


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer made in another test is given: the ledger stands where it stood in that one."""
    monkeypatch.setattr(stored, "STORE", stored.Store())
