"""Analyses to and from JSON, JSON Lines, CSV and Parquet, with a schema version.

The same analysis gives the same bytes: keys and columns stand in a fixed order, scores are
rounded to four digits.
"""

from discourse.storage.files import to_csv_rows, write_atomically
from discourse.storage.json_files import from_json, to_json, to_jsonl
from discourse.storage.ledgers import LedgerTable, to_xlsx
from discourse.storage.records import SCHEMA_VERSION, to_records
from discourse.storage.tables import (
    Tables,
    parquet_files,
    read_parquet,
    to_csv,
    to_polars,
    write_parquet,
)

__all__ = [
    "SCHEMA_VERSION",
    "LedgerTable",
    "Tables",
    "from_json",
    "parquet_files",
    "read_parquet",
    "to_csv",
    "to_csv_rows",
    "to_json",
    "to_jsonl",
    "to_polars",
    "to_records",
    "to_xlsx",
    "write_atomically",
    "write_parquet",
]
