"""plan: into how many shards this run cuts the domains that have work."""

from __future__ import annotations

from wirecopy.schedule import DUE_AHEAD
from wirecopy.stages.context import StageContext
from wirecopy.store.run import count_due_domains, set_shards

# An Airflow task costs 0.25-0.45 s on two cores (docs/evidence/airflow.md 3) and a domain with its second of
# spacing some seconds, so a task per domain would mostly wait for Airflow: eight domains share one.
DOMAINS_PER_SHARD = 8


def plan(context: StageContext) -> dict[str, int]:
    """Choose the number of shards; domains are told apart by `wirecopy.shard_of` from then on."""
    domains = context.database.transact(count_due_domains, context.clock.now() + DUE_AHEAD)
    shards = shards_for(domains, context.settings.max_shards)
    context.database.transact(set_shards, context.run, shards)
    return {"domains": domains, "shards": shards}


def shards_for(domains: int, most: int) -> int:
    """At least one, so that every stage has a task; at most `most`."""
    return min(max(1, -(-domains // DOMAINS_PER_SHARD)), most)
