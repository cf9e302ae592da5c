"""What a site repeats over articles about different things: its boilerplate, learned from its articles.

Pure: lines and sightings in, the lines that are no article out. The store keeps the sightings.
"""

from wirecopy.extract.site_memory.boilerplate import Observation, SiteMemory, learn, observe

__all__ = ["Observation", "SiteMemory", "learn", "observe"]
