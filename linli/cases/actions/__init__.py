"""Every write to a case. Each action has one shape: lock, step, may, change, record, in one transaction."""

from linli.cases.actions.arriving import Arrived
from linli.cases.actions.asking import ask_redo, rate, say_more, withdraw
from linli.cases.actions.calling import assist_done, call_in, call_off, report_in, whistle
from linli.cases.actions.closing import close, grant_redo, refuse_redo, verify
from linli.cases.actions.drafting import join_drafts, keep_chat, register_drafts, set_aside
from linli.cases.actions.extending import ask_extension, extend, refuse_extension
from linli.cases.actions.following_up import Answer, follow_up, take_call
from linli.cases.actions.handing import assign, claim, give_back, offer, start
from linli.cases.actions.ladder import keep_rung, retire_rung
from linli.cases.actions.lifting import lift, lower
from linli.cases.actions.marking import About, mark, unmark
from linli.cases.actions.merging import follow, merge, merge_many, unmerge, unmerge_many
from linli.cases.actions.pausing import go_on, wait
from linli.cases.actions.placing import relocate
from linli.cases.actions.registering import Submission, register
from linli.cases.actions.revealing import reveal_contact
from linli.cases.actions.routing import classify, route, set_urgency
from linli.cases.actions.ruling import add_rule, change_rule, keep_rule, move_rule, retire_rule, switch_rule
from linli.cases.actions.sorting import accept, decline, deliberate, park, resume
from linli.cases.actions.splitting import join, split, stand_alone
from linli.cases.actions.supervising import look_again, plan, urge
from linli.cases.actions.undoing import undo
from linli.cases.actions.working import finish, note, reply, work

__all__ = [
    "About",
    "Answer",
    "Arrived",
    "Submission",
    "accept",
    "add_rule",
    "ask_extension",
    "ask_redo",
    "assign",
    "assist_done",
    "call_in",
    "call_off",
    "change_rule",
    "claim",
    "classify",
    "close",
    "decline",
    "deliberate",
    "extend",
    "finish",
    "follow",
    "follow_up",
    "give_back",
    "go_on",
    "grant_redo",
    "join",
    "join_drafts",
    "keep_chat",
    "keep_rule",
    "keep_rung",
    "lift",
    "look_again",
    "lower",
    "mark",
    "merge",
    "merge_many",
    "move_rule",
    "note",
    "offer",
    "park",
    "plan",
    "rate",
    "refuse_extension",
    "refuse_redo",
    "register",
    "register_drafts",
    "relocate",
    "reply",
    "report_in",
    "resume",
    "retire_rule",
    "retire_rung",
    "reveal_contact",
    "route",
    "say_more",
    "set_aside",
    "set_urgency",
    "split",
    "stand_alone",
    "start",
    "switch_rule",
    "take_call",
    "undo",
    "unmark",
    "unmerge",
    "unmerge_many",
    "urge",
    "verify",
    "wait",
    "whistle",
    "withdraw",
    "work",
]
