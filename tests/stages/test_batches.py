"""Batches: many items to a transaction, and one bad item costs the others nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import psycopg
from psycopg import Connection

from tests.pipeline import column
from wirecopy.stages.batches import Batches
from wirecopy.store.database import Database


def test_items_share_transactions_and_a_refused_one_fails_alone(database: Database) -> None:
    sizes: list[int] = []

    def add(connection: Connection, items: Sequence[int]) -> list[int]:
        sizes.append(len(items))
        connection.cursor().executemany("insert into number values (%s)", [(item,) for item in items])
        return [item * 2 for item in items]

    async def run() -> list[int | BaseException]:
        async with Batches[int, int](lambda items: database.transact(add, items)) as batches:
            return await asyncio.gather(*map(batches.add, [1, 2, 3, 2, 5]), return_exceptions=True)

    with database.transaction() as connection:
        connection.execute("create table number (n integer unique check (n <> 3))")
    first, second, third, fourth, fifth = asyncio.run(run())
    assert (first, second, fifth) == (2, 4, 10)
    assert isinstance(third, psycopg.errors.CheckViolation)
    assert isinstance(fourth, psycopg.errors.UniqueViolation)
    assert column(database, "select n from number order by n") == [1, 2, 5]
    assert sizes == [5, 1, 1, 1, 1, 1]


def test_trouble_with_the_database_is_everybodys(database: Database) -> None:
    def add(connection: Connection, items: Sequence[int]) -> list[None]:
        connection.execute("select * from nowhere")
        return [None for _ in items]

    async def run() -> list[BaseException | None]:
        async with Batches[int, None](lambda items: database.transact(add, items)) as batches:
            return await asyncio.gather(*map(batches.add, [1, 2]), return_exceptions=True)

    assert all(isinstance(error, psycopg.errors.UndefinedTable) for error in asyncio.run(run()))
