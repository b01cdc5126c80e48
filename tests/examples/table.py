"""The table of all worked examples, from which their files are written."""

from tests.examples.first_gates import FIRST_GATES, SHARED_VALUES
from tests.examples.losses import LOSSES
from tests.examples.networks import NETWORKS, VECTORS
from tests.examples.neurons import IN_A_ROW, NEURONS

WORKED = (*FIRST_GATES, *SHARED_VALUES, *NEURONS, *IN_A_ROW, *LOSSES, *NETWORKS, *VECTORS)
