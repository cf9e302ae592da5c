"""`make docs`: writes the pages that are made from the database, docs/schema.md and docs/cookbook.md."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs import cookbook_page, schema_page
from tests.end_to_end.three_hours import three_hours
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.store.migrations import migrate


def main() -> None:
    logging.disable()  # what the hours meet is meant to be met
    with TemporaryDirectory(prefix="wirecopy-docs-") as home:
        try:
            url = embedded_server(Path(home))
            migrate(url)
            with (
                three_hours(url, Path(home) / "outlets.yaml") as hours,
                hours.database.transaction() as connection,
            ):
                schema_page.PAGE.write_text(schema_page.schema_page(connection), encoding="utf-8")
                cookbook_page.PAGE.write_text(cookbook_page.cookbook_page(connection), encoding="utf-8")
        finally:
            stop_embedded_server(Path(home))


if __name__ == "__main__":
    main()
