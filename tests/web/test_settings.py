"""Settings from environment variables."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from triage.settings import Settings


def test_without_variables_there_are_defaults() -> None:
    settings = Settings()
    assert (settings.idle_minutes, settings.try_token, settings.allowed_hosts) == (60, None, ())


def test_variables_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRIAGE_CLINIC_NAME", "Riverside Clinic")
    monkeypatch.setenv("TRIAGE_ALLOWED_HOSTS", "clinic.example, localhost,")
    monkeypatch.setenv("TRIAGE_PLACE", '{"emergency": "112"}')
    monkeypatch.setenv("TRIAGE_QUESTIONNAIRES", str(tmp_path))
    monkeypatch.setenv("TRIAGE_TRY_TOKEN", "a-long-enough-token")
    settings = Settings()
    assert settings.clinic_name == "Riverside Clinic"
    assert settings.allowed_hosts == ("clinic.example", "localhost")
    assert settings.place == {"emergency": "112"}
    assert settings.questionnaires == tmp_path
    assert settings.try_token == SecretStr("a-long-enough-token")
    assert "a-long-enough-token" not in repr(settings)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_TRY_TOKEN", "")
    assert Settings().try_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRY_TOKEN", "too-short"), ("IDLE_MINUTES", "4"), ("CLINIC_LOGO", "no-such-file.svg"), ("REPORT_SECONDS", "0")],
)
def test_what_cannot_be_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"TRIAGE_{name}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert name.lower() in str(refused.value)
    assert "too-short" not in str(refused.value)
