"""Why a code is not on the claim."""
