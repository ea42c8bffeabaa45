"""An independent check of proofs: every step is redone from the kernel's own text.

Nothing here is shared with what makes the proofs but the form of a proof itself.
"""

from .answer import Answer, answer_of, answers_of
from .defect import Defect
from .reading import UnreadableProof, proof_from_json
from .verify import verify

__all__ = [
    "Answer",
    "Defect",
    "UnreadableProof",
    "answer_of",
    "answers_of",
    "proof_from_json",
    "verify",
]
