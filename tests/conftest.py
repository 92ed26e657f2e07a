"""What every test gets: no way off the machine, no downloads, quiet torch."""

import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from tests.network_guard import install_network_guard

install_network_guard()
