"""Settings of the property tests: few examples each, since each costs a parse; the same ones on every run."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "laws", max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("laws")
