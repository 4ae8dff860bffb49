"""Runs over whole collections: workers, finished parts, resuming; see ``docs/design/run.md``."""
