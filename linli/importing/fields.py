"""What a row may tell about a case, and the headings by which each column is recognised."""

import re
from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Field(TextChoices):
    """One thing that a column tells."""

    ID = "id", _("number in the source")
    TITLE = "title", _("title")
    BODY = "body", _("text")
    WHOLE = "whole", _("title and text in one, for rows without them")
    RECEIVED = "received", _("received at")
    REPLY = "reply", _("answer")
    DONE = "done", _("finished at")
    STATUS = "status", _("state in the source")
    CATEGORY = "category", _("category")
    AREA = "area", _("area")
    PLACE = "place", _("address")
    LATITUDE = "latitude", _("latitude")
    LONGITUDE = "longitude", _("longitude")
    CONTACT_NAME = "contact_name", _("contact name")
    CONTACT_PHONE = "contact_phone", _("contact phone")


# The first heading that a sheet has wins, so the surer names stand first.
HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.ID: (
        "留言编号",
        "工单编号",
        "诉求编号",
        "编号",
        "unique key",
        "service request id",
        "case id",
        "id",
    ),
    Field.TITLE: (
        "留言主题",
        "主题",
        "标题",
        "诉求标题",
        "title",
        "subject",
        "complaint type",
        "service name",
    ),
    Field.BODY: (
        *("留言详情", "留言内容", "诉求内容", "详情", "内容", "正文", "反映内容"),
        *("body", "descriptor", "description", "details", "message", "content"),
    ),
    Field.WHOLE: ("全文", "text"),
    Field.RECEIVED: (
        *("留言时间", "登记时间", "受理时间", "反映时间", "时间", "日期"),
        *("created date", "received at", "received", "created at", "created", "requested datetime", "date"),
    ),
    Field.REPLY: (
        *("答复意见", "答复内容", "回复内容", "答复", "回复", "办理结果"),
        *("resolution description", "reply", "answer", "resolution", "status notes"),
    ),
    Field.DONE: (
        *("答复时间", "办结时间", "回复时间", "完成时间"),
        *("closed date", "closed at", "closed", "done at", "resolved at", "reply date"),
    ),
    Field.STATUS: ("状态", "办理状态", "status", "state"),
    Field.CATEGORY: (
        *("三级分类", "二级分类", "一级分类", "分类", "类别", "诉求类别"),
        *("label", "category", "topic", "complaint type", "service name"),
    ),
    Field.AREA: ("网格", "社区", "村", "所属区域", "区域", "街道", "area", "borough", "district"),
    Field.PLACE: ("地点", "地址", "详细地址", "事发地点", "address", "incident address", "place"),
    Field.LATITUDE: ("纬度", "latitude", "lat"),
    Field.LONGITUDE: ("经度", "longitude", "lon", "lng", "long"),
    Field.CONTACT_NAME: ("联系人", "姓名", "contact name", "name"),
    Field.CONTACT_PHONE: ("联系电话", "手机号", "电话", "手机", "contact phone", "phone"),
}


def plain(heading: str) -> str:
    """A heading as it is compared: “Created_Date ” is “created date”."""
    return re.sub(r"[\s_\-]+", " ", heading).strip().casefold()


def recognise(headings: Sequence[str]) -> dict[Field, str]:
    """Which column tells what, by its heading; columns nobody knows are left out."""
    present = {plain(heading): heading for heading in reversed(headings)}
    found: dict[Field, str] = {}
    for field, names in HEADINGS.items():
        known = next((present[name] for name in names if name in present), None)
        if known is not None:
            found[field] = known
    return found
