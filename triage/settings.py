"""What a clinic sets from outside: environment variables that begin with ``TRIAGE_``.

Read once at the top (`web`, `cli`, `library`) and handed down as values: nothing deeper in the house knows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, DirectoryPath, Field, FilePath, JsonValue, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _listed(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


class Settings(BaseSettings):
    """The settings of one clinic; an empty variable counts as not set.

    Raises:
        pydantic.ValidationError: A value is out of bounds, or a file or folder is not there. It never shows the value.
    """

    model_config = SettingsConfigDict(
        env_prefix="TRIAGE_", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    clinic_name: str = Field(default="", max_length=80, description="Shown at the top of each page and on the report")
    clinic_logo: FilePath | None = Field(default=None, description="An SVG, PNG, JPEG or WebP file, shown at the top")
    questionnaires: DirectoryPath | None = Field(default=None, description="Folder of the clinic's own questionnaires")
    try_token: SecretStr | None = Field(
        default=None, min_length=12, description="Opens the page 'Try a questionnaire', which is off without it"
    )
    findings_page: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s#]+$",
        description="Address of your copy of docs/findings.md; SARIF links to it",
    )
    place: Mapping[str, JsonValue] = Field(
        default_factory=dict, description='Words of the place as a JSON object, such as {"emergency_number": "999"}'
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)] = Field(
        default=(), description="Names the app may be asked for by, parted by commas; any name where none is set"
    )
    idle_minutes: int = Field(
        default=60, ge=5, le=720, description="Answers are erased after this long without a touch"
    )
    warning_minutes: int = Field(default=5, ge=1, le=60, description="How long before that the patient is warned")
    most_journeys: int = Field(default=5000, ge=1, description="Journeys held at once; the longest idle goes first")
    report_workers: int = Field(default=2, ge=1, le=64, description="Processes that make reports")
    report_seconds: float = Field(default=30.0, gt=0, le=600, description="How long one report may take")
    report_queue: int = Field(
        default=16, ge=1, description="Reports that may wait; beyond that the app says it is busy"
    )
