"""docs/rules.md: every point on which filings are sent back, and what sees it here."""

import os
import tomllib

from filing.manual import ManualCheck
from filing.rules import RULES
from tests.conftest import ROOT

POINTS = {
    int(number): title
    for number, title in tomllib.loads(
        (ROOT / "tests/data/points.toml").read_text("utf-8")
    ).items()
}
_HEAD = """# 驳回点与规则

Made by `tests/test_rules_page.py`; `UPDATE_GOLDEN=1` writes it anew. Each of the 88 points on which
filings were sent back, or may be, is seen by rules, or stands among the checks that a person
makes, with the reason why no program can make it.

"""


def test_each_point_is_a_rule_or_a_check_by_hand():
    seen = {point for rule in RULES for point in rule.points}
    seen |= {point for check in ManualCheck for point in check.points}
    assert set(POINTS) == set(range(1, 89)) == seen


def test_the_page_is_what_the_rules_say():
    page, path = _page(), ROOT / "docs/rules.md"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(page, encoding="utf-8")
    assert page == path.read_text(encoding="utf-8")


def _page() -> str:
    lines = ["| 编号 | 驳回点 | 规则 | 人工核对 |", "|---|---|---|---|"]
    for number, title in sorted(POINTS.items()):
        rules = [
            f"{one.demand}`{one.name}`（{one.severity}，{one.standing}）"
            for one in RULES
            if number in one.points
        ]
        checks = [f"{one}：{one.why}" for one in ManualCheck if number in one.points]
        lines.append(
            f"| {number} | {title} | {'<br>'.join(rules) or '—'} "
            f"| {'<br>'.join(checks) or '—'} |"
        )
    others = [one for one in RULES if not one.points]
    lines += [
        "",
        "## 其余规则",
        "",
        "| 规则 | 要求 | 轻重 | 来源 | 依据 |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{one.name}` | {one.demand} | {one.severity} | {one.standing} "
        f"| {'、'.join(map(str, one.cites)) or '—'} |"
        for one in others
    ]
    return _HEAD + "\n".join(lines) + "\n"
