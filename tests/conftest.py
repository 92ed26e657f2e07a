"""What every test gets: no way off the machine, no downloads, quiet torch, time enough."""

import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from hypothesis import HealthCheck, settings

from tests.network_guard import install_network_guard

install_network_guard()

# A busy machine is no fault of the code; what else hypothesis chooses, as in CI, stays.
settings.register_profile(
    "any pace", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any pace")
