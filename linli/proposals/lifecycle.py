"""What may happen to a proposal, as one table. `permission=None`: its proposer, whoever seconds, or the organisation
that answers; rules.py says who."""

from linli.core.lifecycle import Lifecycle, Step
from linli.people.permissions import Permission as P
from linli.proposals.words import Action as A
from linli.proposals.words import State as S

TABLE: dict[tuple[S, A], Step[S]] = {
    (S.SUBMITTED, A.SECOND): Step(None, None, "proposal.seconded"),
    (S.SUBMITTED, A.WITHDRAW): Step(S.WITHDRAWN, None, "proposal.withdrawn"),
    (S.SUBMITTED, A.ACCEPT): Step(S.ACCEPTED, P.PROPOSAL_HANDLE, "proposal.accepted"),
    (S.SUBMITTED, A.COMBINE): Step(S.COMBINED, P.PROPOSAL_HANDLE, "proposal.combined"),
    (S.SUBMITTED, A.DECLINE): Step(S.DECLINED, P.PROPOSAL_HANDLE, "proposal.declined"),
    (S.SUBMITTED, A.TO_CASE): Step(S.CASE, P.PROPOSAL_HANDLE, "proposal.became_case"),
    (S.ACCEPTED, A.ASSIGN): Step(None, P.PROPOSAL_HANDLE, "proposal.assigned"),
    (S.ACCEPTED, A.COMBINE): Step(S.COMBINED, P.PROPOSAL_HANDLE, "proposal.combined"),
    (S.ACCEPTED, A.ANSWER): Step(S.ANSWERED, None, "proposal.answered"),
    (S.ACCEPTED, A.URGE): Step(None, P.PROPOSAL_HANDLE, "proposal.urged"),
    (S.ANSWERED, A.JUDGE): Step(S.JUDGED, None, "proposal.judged"),
    (S.ANSWERED, A.ASK_AGAIN): Step(S.ACCEPTED, None, "proposal.asked_again"),
    (S.ANSWERED, A.DELIVER): Step(S.DELIVERED, P.PROPOSAL_HANDLE, "proposal.delivered"),
    (S.JUDGED, A.DELIVER): Step(S.DELIVERED, P.PROPOSAL_HANDLE, "proposal.delivered"),
    (S.DELIVERED, A.JUDGE): Step(None, None, "proposal.judged"),
}
LIFECYCLE: Lifecycle[S, A] = Lifecycle(
    "proposal", TABLE, {**{each: each.label for each in S}, **{each: each.label for each in A}}
)
